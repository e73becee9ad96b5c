/** How long a signed PUT may begin, in milliseconds. A retry signs again, so it need not be long. */
export const UPLOAD_URL_LIFETIME = 15 * 60_000;

/** How long a download that a share link led to may begin or seek, in milliseconds; less where the link ends before. */
export const DOWNLOAD_URL_LIFETIME = 60 * 60_000;

/** The same of a link that counts its downloads: its address could be handed on, but one that broke off must go on. */
export const COUNTED_DOWNLOAD_URL_LIFETIME = 5 * 60_000;
