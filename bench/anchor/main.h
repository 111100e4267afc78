/* anchor <start file> <final file> <passes> <days>: times the days of each pass from the same start, then writes the varying columns. */
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int argc, char **argv) {
  FILE *file = fopen(argv[1], "rb");
  size_t bytes = 0;
  if (argc != 5 || file == NULL) return 1;
  for (int i = 0; i < COLUMNS; i++) bytes += columns[i].bytes;
  char *start = (char *)malloc(bytes);
  if (fread(start, 1, bytes, file) != bytes) return 2;
  fclose(file);
  for (int pass = 0; pass < atoi(argv[3]); pass++) {
    char *from = start;
    for (int i = 0; i < COLUMNS; from += columns[i++].bytes) memcpy(columns[i].at, from, columns[i].bytes);
    double began = now();
    for (int day = 0; day < atoi(argv[4]); day++) runDay(day);
    printf("%.9f\n", now() - began);
  }
  file = fopen(argv[2], "wb");
  if (file == NULL) return 3;
  for (int i = FIRST_VARYING; i < COLUMNS; i++)
    if (fwrite(columns[i].at, 1, columns[i].bytes, file) != columns[i].bytes) return 4;
  return fclose(file);
}
