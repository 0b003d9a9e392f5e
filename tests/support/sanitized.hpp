// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/resource.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include <catch2/catch.hpp>

// What a test may not ask of a program under AddressSanitizer or ThreadSanitizer. Both keep a shadow of all memory in
// terabytes of address space, hold back what is freed, and take about ten times as long.
namespace govgraph::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

/// `usual`; `sanitized` under a sanitizer: for what would only take too long there.
constexpr std::size_t length_of_run(std::size_t usual, std::size_t sanitized) { return kSanitized ? sanitized : usual; }

/// Whether memory may be measured or limited here; if not, the test says that it leaves out `what`.
inline bool memory_counts(const std::string& what) {
  if (kSanitized) WARN("under a sanitizer, memory says nothing: not checked is that " << what);
  return !kSanitized;
}

/// Under a sanitizer, makes room on the stack of the main thread for frames that are several times as large there: what
/// is bounded in levels still ends. The system leaves a gap of at least 128 MB below that stack.
inline void make_room_on_stack() {
  if (!kSanitized) return;
  rlimit limit{};
  ::getrlimit(RLIMIT_STACK, &limit);
  limit.rlim_cur = std::min<rlim_t>(100u << 20, limit.rlim_max);
  ::setrlimit(RLIMIT_STACK, &limit);
}

}  // namespace govgraph::test
