/** Whose reading of krb5.conf counts: MIT (psql, mysql, ODBC and most of Linux), Heimdal, or Java's sun.security.krb5 (JDBC). */
export type Implementation = 'mit' | 'heimdal' | 'java';
