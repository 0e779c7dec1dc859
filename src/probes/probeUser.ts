/** Who knocks where a login needs a name and no user was given; recognisable in a server's log, and nobody's account. */
export const probeUser = 'kd-probe';
