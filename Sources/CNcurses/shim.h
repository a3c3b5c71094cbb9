// ncursesw for Swift: the wide-character interface, and what Swift cannot import by itself.
//
// Header-only, without logic. The defines must precede <ncurses.h>; they stand here and not in the package manifest,
// because flags that a `pkgConfig` lookup reports don't reach the module and the wide functions would go missing.

#ifndef QUANTPLAN_CNCURSES_SHIM_H
#define QUANTPLAN_CNCURSES_SHIM_H

#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#define NCURSES_WIDECHAR 1

#include <ncurses.h>
#include <stdio.h>
#include <wchar.h>

// Provided because Swift cannot import <term.h>, whose macros redefine hundreds of common words.
extern int setupterm(const char *term, int descriptor, int *status);

// Provided because Swift cannot import mutable C globals such as stdscr, COLORS and COLOR_PAIRS safely.
static inline WINDOW *cn_standard_window(void) { return stdscr; }
static inline int cn_color_count(void) { return COLORS; }
static inline int cn_color_pair_count(void) { return COLOR_PAIRS; }

// Provided because Swift cannot import A_BOLD and its kin, which are macros made of casts and shifts.
static inline attr_t cn_attribute_bold(void) { return A_BOLD; }
static inline attr_t cn_attribute_dim(void) { return A_DIM; }
static inline attr_t cn_attribute_underline(void) { return A_UNDERLINE; }
static inline attr_t cn_attribute_reverse(void) { return A_REVERSE; }

// Provided because Swift cannot import wcwidth, which its C library module leaves out as an extension.
extern int wcwidth(wchar_t character);
static inline int cn_column_width(wchar_t character) { return wcwidth(character); }

// Provided because Swift cannot import the function-like macro KEY_F(n).
static inline int cn_key_function(int number) { return KEY_F(number); }

#endif
