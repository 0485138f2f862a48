"""Operations of the tag token."""
