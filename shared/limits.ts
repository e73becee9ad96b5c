/**
 * Up to this many bytes one PUT carries the whole object, and the client computes its MD5 before it asks for a
 * signature; anything larger goes in parts.
 */
export const SINGLE_PUT_BYTES = 16 * 1024 ** 2;

/** Largest object of all, in bytes (5 TiB, an S3 limit). */
export const MAX_OBJECT_BYTES = 5 * 1024 ** 4;

/** Most parts of a multipart upload (an S3 limit). */
export const MAX_PARTS = 10_000;

/** Parts that one call may ask requests for. */
export const MAX_PARTS_PER_CALL = 100;

/** Uploads that one call to create or complete may name. */
export const MAX_UPLOADS_PER_CALL = 100;

/** Longest filename the backend takes, in UTF-16 code units. Longer than any file system's, for names made from URLs. */
export const MAX_FILENAME_LENGTH = 1024;

/** Longest source address the backend keeps, in UTF-16 code units. */
export const MAX_SOURCE_URL_LENGTH = 4096;

/** Largest JSON body the backend reads, in bytes. 100 uploads with the longest names and addresses fit. */
export const MAX_JSON_BODY_BYTES = 1024 ** 2;

/** Longest device name, in UTF-16 code units. */
export const MAX_DEVICE_NAME_LENGTH = 100;

/** Most files that one page of the history holds. */
export const MAX_FILES_PER_PAGE = 100;

/** Longest time that a share link is given, in seconds: ten years; one without an end lasts as long as its file. */
export const MAX_LINK_SECONDS = 10 * 366 * 24 * 60 * 60;

/** Shortest and longest password of a share link, in UTF-16 code units. */
export const MIN_LINK_PASSWORD_LENGTH = 4;
export const MAX_LINK_PASSWORD_LENGTH = 200;

/** Highest limit of a share link's downloads. */
export const MAX_LINK_DOWNLOADS = 1_000_000;

/** Files that one call may put under a batch's link: with the longest names they fit into a body. */
export const MAX_BATCH_FILES_PER_CALL = 200;

/** Share links that one file may have at a time. */
export const MAX_LINKS_PER_FILE = 100;
