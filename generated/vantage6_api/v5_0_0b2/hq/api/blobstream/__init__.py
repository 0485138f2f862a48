"""Operations of the tag blobstream."""
