/**
 * The codes of PostgreSQL that show that a table is not as we make it: a value, a name or a type that does not fit; an operation that such
 * a table does not have; a view that fails, or whose function does; a foreign table that leads nowhere. A missing right (42501), a busy
 * server or an ended connection do not show that.
 */
export const OF_SHAPE = /^(?:0A...|2[12]...|42(?!501)...|55000|HV...|P0...)$/;
