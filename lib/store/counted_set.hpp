// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace govgraph::store {

/// A set of byte strings, each with how many times it is said: what documents add to a row together. Adding up is
/// associative and commutative and has an inverse, so the order of documents leaves no trace and a document can be
/// taken away again. Counts below zero stand only in parts of a sum.
///
/// Bytes: entries in ascending order of item, items unique, counts never 0 and of at most 2^32 either way; an empty set
/// is no bytes.
///   entry  = varint(rest size << 3 | shared) rest signed-varint(count)
///   shared = bytes in common with the item before, at most 7
class CountedSetBuilder {
 public:
  /// REQUIRES item above all items added before, count not 0.
  void add(std::string_view item, std::int64_t count);

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }
  void clear();

 private:
  std::string bytes_;
  std::string last_;
  bool first_ = true;
};

/// Walks the entries: `for (CountedSetReader in(bytes); in.next();) use(in.item(), in.count());`
/// The bytes must outlive the reader; `item` lives until `next`.
class CountedSetReader {
 public:
  explicit CountedSetReader(std::string_view bytes) : rest_(bytes) {}

  /// False at the end, and at bytes that are no counted set (then `ok` is false).
  bool next();
  bool ok() const { return ok_; }
  std::string_view item() const { return item_; }
  std::int64_t count() const { return count_; }

 private:
  bool fail();

  std::string_view rest_;
  std::string item_;
  std::int64_t count_ = 0;
  bool first_ = true;
  bool ok_ = true;
};

/// The sum of sets. Linear in their bytes, times the logarithm of their number. Nullopt when one is malformed.
std::optional<std::string> sum_of(std::span<const std::string_view> sets);

}  // namespace govgraph::store
