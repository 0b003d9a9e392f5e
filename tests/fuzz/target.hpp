// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

/// What libFuzzer and the replay call with each input. A fault is whatever ends the process: a sanitizer's report, an
/// exception that nobody expects, `require`.
// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace govgraph::fuzz {

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

/// The bytes of an input, taken off from the front.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}
  explicit Input(std::string_view bytes) : rest_(bytes) {}

  /// A number below `end`; 0 where nothing is left.
  std::size_t below(std::size_t end) {
    if (rest_.empty()) return 0;
    const std::size_t out = static_cast<unsigned char>(rest_.front()) % end;
    rest_.remove_prefix(1);
    return out;
  }

  /// Up to the next `mark`, which is taken off, too; all where there is none.
  std::string_view until(char mark) {
    const std::string_view out = rest_.substr(0, rest_.find(mark));
    rest_.remove_prefix(out.size() < rest_.size() ? out.size() + 1 : out.size());
    return out;
  }

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace govgraph::fuzz
