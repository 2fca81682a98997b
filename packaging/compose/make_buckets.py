"""Makes the buckets of photos and of the lakehouse; those that are there stay."""

import boto3
from botocore.exceptions import ClientError

store = boto3.client("s3", endpoint_url="http://object-store:9000", region_name="us-east-1")
for name in ("stormops-photos", "stormops-lakehouse"):
    try:
        store.create_bucket(Bucket=name)
    except ClientError as error:
        if error.response["Error"]["Code"] != "BucketAlreadyOwnedByYou":
            raise
