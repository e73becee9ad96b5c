/** How long a signed PUT may begin, in milliseconds. A retry signs again, so it need not be long. */
export const UPLOAD_URL_LIFETIME = 15 * 60_000;

/** How long a download that a share link led to may begin or seek, in milliseconds. */
export const DOWNLOAD_URL_LIFETIME = 60 * 60_000;
