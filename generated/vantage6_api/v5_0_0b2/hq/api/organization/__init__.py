"""Operations of the tag organization."""
