"""Operations of the tag kill."""
