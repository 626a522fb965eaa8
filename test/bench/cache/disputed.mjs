/*
 * Pairs of QQP that are labelled different and ask the same by our reading: another article, number, "how can I" for
 * "how do I", a blank before the question mark, "the best ever" for "the best". Named by digest (`idOf`), because
 * their text may not be copied.
 */
export const DISPUTED = new Set(
  "0dc58000f489 0fd5e46530d3 12883b7d75d0 198dbebe5f42 19f89a1c6cb5 1e60334942c1 216e91040267 293414470653 2b9fc76abee5 314ae1f2bddd 33694530a8ce 33e568cf78de 36ae16e00ad2 416942219908 42c10736690e 43bd65b0c3f4 4df9cf41f3e4 51f4e83432c7 5242ca02a51b 56bda0ea988d 58bd251c7fe3 597b747a5905 59df5c21bbf3 5d54c4969d98 65a41fcfdf1d 6d7aa2d0afa8 706d988ff596 7a92d9314b39 809982b6b620 8629c434fc18 8bc8a842deca 95572f8b5e44 a482e445012f a6c52ce2bc1b af8e64909e0b b191aee560cb bbb4a86b33c2 bff30a69c820 c97a6ce4a3be ca757aca1787 d765750eebd7 edabd7371635 ee0089b684b9 f4940a9e9ec1 f9d228433a16 fa427f7843ff".split(
    " ",
  ),
);
