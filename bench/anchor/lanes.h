/* What the emitted phases stand on: a number a lane in one vector, a truth a lane in one mask. LANES is given by the emitter. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#if defined(__AVX__)
#include <immintrin.h>
#endif

typedef double vec __attribute__((vector_size(8 * LANES)));
typedef long mask __attribute__((vector_size(8 * LANES)));

#define EACH for (int lane = 0; lane < LANES; lane++)
#define SELECT(test, yes, no) ((test) ? (yes) : (no))
#define NONE ((mask){})
#define ALL (~NONE)

static inline vec spread(double x) { vec r; EACH r[lane] = x; return r; }
static inline mask spreadFlag(int flag) { return flag ? ALL : NONE; }
static inline double minReal(double a, double b) { return b < a ? b : a; }
static inline double maxReal(double a, double b) { return a < b ? b : a; }
static inline vec minLanes(vec a, vec b) { return SELECT(b < a, b, a); }
static inline vec maxLanes(vec a, vec b) { return SELECT(a < b, b, a); }
static inline vec absLanes(vec a) { vec r; EACH r[lane] = __builtin_fabs(a[lane]); return r; }
static inline vec sqrtLanes(vec a) { vec r; EACH r[lane] = __builtin_sqrt(a[lane]); return r; }

/* Left to itself gcc takes these two lane by lane. */
#if LANES == 8 && defined(__AVX512DQ__)
static inline vec floorLanes(vec a) { return _mm512_floor_pd(a); }
static inline int any(mask m) { return _mm512_movepi64_mask((__m512i)m) != 0; }
#elif LANES == 4 && defined(__AVX__)
static inline vec floorLanes(vec a) { return _mm256_floor_pd(a); }
static inline int any(mask m) { return _mm256_movemask_pd((__m256d)m) != 0; }
#else
static inline vec floorLanes(vec a) { vec r; EACH r[lane] = __builtin_floor(a[lane]); return r; }
static inline int any(mask m) { long r = 0; EACH r |= m[lane]; return r != 0; }
#endif

/* The exponent bits that exp and log rest on: src/lanes/emit/exponents.ts says how. */
typedef unsigned long bits __attribute__((vector_size(8 * LANES)));
static const double TWO_TO_52 = 4503599627370496.0, SIGNIFICAND = 2.225073858507201e-308;
static inline vec powerOfTwoLanes(vec k) { return (vec)((bits)(k + (TWO_TO_52 + 1023)) << 52); }
static inline vec exponentOfLanes(vec x) { return (vec)(((bits)x >> 52) | (bits)spread(TWO_TO_52)) - (TWO_TO_52 + 1023); }
static inline vec significandOfLanes(vec x) { return (vec)(((bits)x & (bits)spread(SIGNIFICAND)) | (bits)spread(1.0)); }
static inline double powerOfTwoReal(double k) { return powerOfTwoLanes(spread(k))[0]; }
static inline double exponentOfReal(double x) { return exponentOfLanes(spread(x))[0]; }
static inline double significandOfReal(double x) { return significandOfLanes(spread(x))[0]; }

static inline vec lag(const vec *ring, int width, int day, vec delay) {
  vec r;
  EACH r[lane] = ring[((int)(day - delay[lane])) & (width - 1)][lane];
  return r;
}

static inline void addAt(vec *row, int width, vec entry, vec amount, mask where) {
  EACH if (where[lane]) row[((int)entry[lane]) & (width - 1)][lane] += amount[lane];
}

/* A column in memory, in the order of the start file. */
struct column { void *at; size_t bytes; };
