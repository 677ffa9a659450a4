/** Of a folder that only its owner may look into: articles can be under embargo, and questions are people's own. */
export const PRIVATE_FOLDER = 0o700;
/** Of a file that only its owner may read. */
export const PRIVATE_FILE = 0o600;
