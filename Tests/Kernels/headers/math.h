// What the kernels use of C's header, to compile them for processors whose headers are not installed.
#define NAN __builtin_nanf("")
#define INFINITY __builtin_inff()
double fabs(double x);
float fabsf(float x);
float floorf(float x);
float ldexpf(float x, int exponent);
float log2f(float x);
float sqrtf(float x);
