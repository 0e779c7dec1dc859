"""Asks moto the way AWS's own Python SDK does, so that the product's answers can be compared field by field.

usage: ask_botocore.py ENDPOINT REGION < QUESTIONS > ANSWERS
A question is [service, operation, parameters]; every page is followed.
"""

import datetime
import json
import sys

import boto3


def plain(value):
    """JSON as JavaScript writes it: dates in UTC, rounded to milliseconds."""
    if isinstance(value, datetime.datetime):
        utc = value.astimezone(datetime.timezone.utc) + datetime.timedelta(microseconds=500)
        return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}Z"
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def ask(session, endpoint, service, operation, parameters):
    client = session.client(service, endpoint_url=endpoint)
    if client.can_paginate(operation):
        answer = client.get_paginator(operation).paginate(**parameters).build_full_result()
    else:
        answer = getattr(client, operation)(**parameters)
    answer.pop("ResponseMetadata", None)
    return plain(answer)


def main():
    endpoint, region = sys.argv[1:3]
    session = boto3.session.Session(
        aws_access_key_id="AKIAEXAMPLE", aws_secret_access_key="example", region_name=region
    )
    answers = [ask(session, endpoint, *question) for question in json.load(sys.stdin)]
    json.dump(answers, sys.stdout)


main()
