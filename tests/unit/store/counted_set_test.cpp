// SPDX-License-Identifier: Apache-2.0
#include "store/counted_set.hpp"

#include <map>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

using namespace govgraph::store;

namespace {

using Plain = std::map<std::string, std::int64_t>;

std::string encoded(const Plain& plain) {
  CountedSetBuilder out;
  for (const auto& [item, count] : plain)
    if (count != 0) out.add(item, count);
  return out.take();
}

Plain decoded(std::string_view bytes) {
  Plain out;
  CountedSetReader in(bytes);
  while (in.next()) out.emplace(in.item(), in.count());
  CHECK(in.ok());
  return out;
}

}  // namespace

TEST_CASE("sets have these bytes") {
  CHECK(encoded({}) == "");
  CHECK(encoded({{"ab", 1}}) == std::string("\x10"
                                            "ab\x02",
                                            4));
  CHECK(encoded({{"ab", 1}, {"abc", -1}, {"ad", 3}}) == std::string("\x10"
                                                                    "ab\x02\x0A"
                                                                    "c\x01\x09"
                                                                    "d\x06",
                                                                    10));
  CHECK(encoded({{"", 2}}) == std::string("\x00\x04", 2));
}

TEST_CASE("sums are those of the items, however they are grouped") {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> parts;
    Plain sum;
    for (unsigned i = 0; i < 1 + random() % 6; ++i) {
      Plain part;
      for (auto n = random() % 12; n > 0; --n) {
        std::string item;
        for (auto k = random() % 12; k > 0; --k) item += static_cast<char>('a' + random() % 2);
        part[item] += static_cast<int>(random() % 5) - 2;
      }
      parts.push_back(encoded(part));
      CHECK(encoded(decoded(parts.back())) == parts.back());
      for (const auto& [item, count] : part) sum[item] += count;
    }
    const std::vector<std::string_view> all(parts.begin(), parts.end());
    CHECK(sum_of(all) == encoded(sum));
    std::string running;
    for (const std::string_view each : all) running = *sum_of(std::vector<std::string_view>{each, running});
    CHECK(running == encoded(sum));
  }
}

TEST_CASE("bytes that are no set are told") {
  const std::string good = encoded({{"ab", 1}, {"abc", -1}, {"ad", 3}});
  for (const std::string& bad : {good.substr(0, good.size() - 1), good + good,
                                 std::string("\x10"
                                             "ab\x00",
                                             4),
                                 std::string("\x0A"
                                             "c\x01",
                                             3)}) {
    CountedSetReader in(bad);
    while (in.next()) {
    }
    CHECK_FALSE(in.ok());
    CHECK(sum_of(std::vector<std::string_view>{bad}) == std::nullopt);
  }
}
