/*
 * What MIT's own profile library makes of a configuration.
 *
 * Reads lists of files from standard input, one a line, names separated by ':' as in KRB5_CONFIG.
 * Writes for each list:
 *     ERR <code name>            when the library refuses it, or
 *     R <path> <value>           for every value of a section in the library's order, names of the path joined by '/', then
 *     S <path>                   for every section or block in it, each followed by what is in it
 *     END
 * Names and values are in hexadecimal, "-" when empty, so that any byte survives.
 * With --time N FILE it prints the nanoseconds of processor time of N runs of profile_init_path instead.
 */
#include <profile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define MAX_NAMES 4096

static const struct {
    long code;
    const char *name;
} codes[] = {
    { PROF_SECTION_SYNTAX, "PROF_SECTION_SYNTAX" },
    { PROF_SECTION_NOTOP, "PROF_SECTION_NOTOP" },
    { PROF_RELATION_SYNTAX, "PROF_RELATION_SYNTAX" },
    { PROF_MISSING_OBRACE, "PROF_MISSING_OBRACE" },
    { PROF_EXTRA_CBRACE, "PROF_EXTRA_CBRACE" },
    { PROF_FAIL_INCLUDE_FILE, "PROF_FAIL_INCLUDE_FILE" },
    { PROF_FAIL_INCLUDE_DIR, "PROF_FAIL_INCLUDE_DIR" },
    { PROF_MODULE, "PROF_MODULE" },
    { PROF_MODULE_SYNTAX, "PROF_MODULE_SYNTAX" },
};

static const char *path[MAX_NAMES + 2];

static void
put_hex(const char *s)
{
    if (*s == '\0')
        putchar('-');
    for (; *s != '\0'; s++)
        printf("%02x", (unsigned char)*s);
}

static void
put_path(int depth)
{
    int i;

    for (i = 0; i < depth; i++) {
        if (i > 0)
            putchar('/');
        put_hex(path[i]);
    }
}

struct entry {
    char *name;
    int is_section;
    struct entry *next;
};

/* All distinct entries of the section at path[0..depth), in the order of the library's iterator. */
static struct entry *
list_section(profile_t profile, int depth)
{
    struct entry *first = NULL, **end = &first, *e;
    void *iter = NULL;
    char *name, *value;

    path[depth] = NULL;
    if (profile_iterator_create(profile, path, PROFILE_ITER_LIST_SECTION, &iter) != 0)
        return NULL;
    while (iter != NULL && profile_iterator(&iter, &name, &value) == 0 && name != NULL) {
        for (e = first; e != NULL; e = e->next) {
            if (e->is_section == (value == NULL) && strcmp(e->name, name) == 0)
                break;
        }
        if (e == NULL) {
            e = calloc(1, sizeof(*e));
            e->name = strdup(name);
            e->is_section = (value == NULL);
            *end = e;
            end = &e->next;
        }
        profile_release_string(name);
        if (value != NULL)
            profile_release_string(value);
    }
    if (iter != NULL)
        profile_iterator_free(&iter);
    return first;
}

static void
put_values(profile_t profile, int depth)
{
    char **values, **v;

    path[depth] = NULL;
    if (profile_get_values(profile, path, &values) != 0)
        return;
    for (v = values; *v != NULL; v++) {
        printf("R ");
        put_path(depth);
        putchar(' ');
        put_hex(*v);
        putchar('\n');
    }
    profile_free_list(values);
}

static void
put_section(profile_t profile, int depth)
{
    struct entry *all, *e, *next;

    all = list_section(profile, depth);
    for (e = all; e != NULL; e = e->next) {
        path[depth] = e->name;
        if (!e->is_section)
            put_values(profile, depth + 1);
    }
    for (e = all; e != NULL; e = next) {
        next = e->next;
        path[depth] = e->name;
        if (e->is_section && depth < MAX_NAMES) {
            printf("S ");
            put_path(depth + 1);
            putchar('\n');
            put_section(profile, depth + 1);
        }
        free(e->name);
        free(e);
    }
}

static void
put_error(long code)
{
    size_t i;

    for (i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
        if (codes[i].code == code) {
            printf("ERR %s\n", codes[i].name);
            return;
        }
    }
    printf("ERR %ld\n", code);
}

static int
time_runs(int runs, const char *file)
{
    struct timespec from, to;
    profile_t profile;
    long code;

    while (runs-- > 0) {
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
        code = profile_init_path(file, &profile);
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
        if (code != 0) {
            fprintf(stderr, "profile_init_path(%s): error %ld\n", file, code);
            return 1;
        }
        profile_abandon(profile);
        printf("%lld\n", (to.tv_sec - from.tv_sec) * 1000000000LL + (to.tv_nsec - from.tv_nsec));
        fflush(stdout);
    }
    return 0;
}

int
main(int argc, char **argv)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t len;
    profile_t profile;
    long code;
    struct rlimit few = { 256, 256 };

    if (argc == 4 && strcmp(argv[1], "--time") == 0)
        return time_runs(atoi(argv[2]), argv[3]);
    /* An include loop ends when no more files can be opened: let that be soon. */
    setrlimit(RLIMIT_NOFILE, &few);
    while ((len = getline(&line, &size, stdin)) > 0) {
        if (line[len - 1] == '\n')
            line[len - 1] = '\0';
        code = profile_init_path(line, &profile);
        if (code != 0) {
            put_error(code);
        } else {
            put_section(profile, 0);
            profile_abandon(profile);
        }
        puts("END");
        fflush(stdout);
    }
    free(line);
    return 0;
}
