// What the kernels use of C's header, to compile them for processors whose headers are not installed.
#include <stddef.h>
void *memcpy(void *restrict target, const void *restrict source, size_t size);
void *memset(void *target, int byte, size_t size);
