/**
 * In how many groups a group lies at most, `all` among them. None is defined deeper, so that who climbs through so many
 * has come to `all`: a count of a group that lay deeper would be in no total of the whole.
 */
export const MAX_CONTAINERS = 16;
