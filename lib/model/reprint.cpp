// SPDX-License-Identifier: Apache-2.0
#include "model/reprint.hpp"

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "base/sort_unique.hpp"
#include "base/utf8.hpp"

namespace govgraph {
namespace {

constexpr std::size_t kRun = 8;
constexpr std::uint64_t kOneIn = 8;

bool counts(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x323AF) || (c >= U'0' && c <= U'9');
}

}  // namespace

Sketch sketch_of(std::string_view utf8) {
  Sketch out;
  std::array<char32_t, kRun> run{};
  std::size_t length = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const utf8::Step step = utf8::decode(utf8, i);
    i += step.length;
    if (!counts(step.code_point)) continue;
    std::move(run.begin() + 1, run.end(), run.begin());
    run.back() = step.code_point;
    if (++length < kRun) continue;
    const std::uint64_t hash = hash64({reinterpret_cast<const char*>(run.data()), sizeof run});
    if (hash % kOneIn == 0) out.push_back(static_cast<std::uint32_t>(hash >> 32));
  }
  sort_unique(out);
  return out;
}

std::size_t shared(const Sketch& a, const Sketch& b) {
  std::size_t out = 0;
  for (auto i = a.begin(), k = b.begin(); i != a.end() && k != b.end();) {
    if (*i == *k) {
      ++out;
      ++i;
      ++k;
    } else {
      *i < *k ? ++i : ++k;
    }
  }
  return out;
}

}  // namespace govgraph
