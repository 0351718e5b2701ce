/** The suites that can use a PostgreSQL server use this one; `npm test` leaves it unset and needs none. */
process.env.TEST_DATABASE_URL ??= 'postgres://postgres@127.0.0.1:5432/postgres';
