/** A multipart upload in the bucket. */
export interface MultipartUpload {
  key: string;
  /** The bucket's own id of it. */
  s3UploadId: string;
}

/** A part that the bucket holds. */
export interface StoredPart {
  partNumber: number;
  /** Bytes. */
  size: number;
  /** Without quotes. */
  etag: string;
}
