#!/bin/sh
# Stands for the AWS CLI in the terminals of the suites: a sign-in gives the profile the simulator's key.
# usage: aws [sso] login --profile NAME
for word do profile=$word; done
case "$*" in
*"login --profile "*)
  printf '[%s]\naws_access_key_id = DEMOACCESSKEYOFTHESIMULATOR\naws_secret_access_key = nothing-secret\n' \
    "$profile" >>"$KERBEROS_DOCTOR_TEST_FOLDER/credentials"
  echo "Signed in as $profile." ;;
*)
  echo "aws $*: not what the suites ask for." >&2
  exit 2 ;;
esac
