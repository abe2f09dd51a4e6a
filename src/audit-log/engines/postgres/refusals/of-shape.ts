/**
 * What PostgreSQL says where it can do nothing with what is there: of a value, a name or a type; of what it cannot do with such a table; of a
 * view that fails, or whose function does; of a foreign table that leads nowhere. That a right is missing (42501), the server is busy or
 * the connection has ended is nothing of that kind.
 */
export const OF_SHAPE = /^(?:0A...|2[12]...|42(?!501)...|55000|HV...|P0...)$/;
