// SPDX-License-Identifier: Apache-2.0
#include "store/group.hpp"

#include <algorithm>
#include <tuple>

#include "base/bytes.hpp"
#include "store/counted_set.hpp"

namespace govgraph::store {
namespace {

/// A row or an item. The first bytes of the key stand beside it as a number: most comparisons need no more.
struct Part {
  Family family;
  int sign;
  std::uint64_t prefix;
  std::string_view key;
  std::string_view rest;  ///< value or item

  bool same_row(const Part& other) const {
    return family == other.family && prefix == other.prefix && key == other.key;
  }

  friend bool operator<(const Part& a, const Part& b) {
    if (a.family != b.family) return a.family < b.family;
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    if (const int order = a.key.compare(b.key); order != 0) return order < 0;
    if (const int order = a.rest.compare(b.rest); order != 0) return order < 0;
    return a.sign < b.sign;
  }
};

std::uint64_t prefix_of(std::string_view key) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < 8; ++i) out = out << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0);
  return out;
}

/// Calls `use(first, last)` for each run of equal neighbours.
template <class Parts, class Same, class Use>
void for_each_run(const Parts& parts, Same same, Use use) {
  for (auto first = parts.begin(); first != parts.end();) {
    auto last = first + 1;
    while (last != parts.end() && same(*first, *last)) ++last;
    use(first, last);
    first = last;
  }
}

}  // namespace

void Group::put(Contribution contribution, int sign) {
  weight_ += contribution.weight();
  contributions_.push_back({std::move(contribution), sign});
}

void Group::clear() {
  contributions_.clear();
  weight_ = 0;
}

void Group::write_to(RowSink& sink) const {
  write_rows(sink);
  write_items(sink);
  write_postings(sink);
}

void Group::write_rows(RowSink& sink) const {
  std::vector<Part> parts;
  for (const Signed& each : contributions_)
    for (const Contribution::Row& row : each.contribution.rows) {
      const std::string_view key = each.contribution.key(row);
      parts.push_back({row.family, each.sign, prefix_of(key), key, each.contribution.value(row)});
    }
  std::sort(parts.begin(), parts.end());
  for_each_run(
      parts, [](const Part& a, const Part& b) { return a.same_row(b); },
      [&](auto first, auto last) {
        const auto sum = [&](const Part& part) {
          int out = 0;
          for (auto at = first; at != last; ++at) out += at->rest == part.rest ? at->sign : 0;
          return out;
        };
        // One document writes the row: taken away, or put, or both; then what is put stays.
        const auto put = std::find_if(first, last, [&](const Part& part) { return sum(part) > 0; });
        if (put != last)
          sink.put(put->family, put->key, put->rest);
        else if (std::any_of(first, last, [&](const Part& part) { return sum(part) < 0; }))
          sink.erase(first->family, first->key);
      });
}

void Group::write_items(RowSink& sink) const {
  std::vector<Part> parts;
  for (const Signed& each : contributions_)
    for (const Contribution::Item& item : each.contribution.items) {
      const std::string_view key = each.contribution.key(item);
      parts.push_back({item.family, each.sign, prefix_of(key), key, each.contribution.item(item)});
    }
  std::sort(parts.begin(), parts.end());
  CountedSetBuilder set;
  for_each_run(
      parts, [](const Part& a, const Part& b) { return a.same_row(b); },
      [&](auto first, auto last) {
        set.clear();
        for (auto at = first; at != last;) {
          std::int64_t count = 0;
          const std::string_view item = at->rest;
          for (; at != last && at->rest == item; ++at) count += at->sign;
          if (count != 0) set.add(item, count);
        }
        if (!set.bytes().empty()) sink.merge(first->family, first->key, set.bytes());
      });
}

void Group::write_postings(RowSink& sink) const {
  struct Part {
    Contribution::Posting posting;
    int sign;
  };
  std::vector<Part> parts;
  for (const Signed& each : contributions_)
    for (const Contribution::Posting& posting : each.contribution.postings) parts.push_back({posting, each.sign});
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.posting < b.posting; });
  CountedSetBuilder set;
  std::string key, item;
  for_each_run(
      parts, [](const Part& a, const Part& b) { return a.posting.bigram == b.posting.bigram; },
      [&](auto first, auto last) {
        set.clear();
        for (auto at = first; at != last;) {
          std::int64_t count = 0;
          const NodeId node = at->posting.node;
          for (; at != last && at->posting.node == node; ++at) count += at->sign;
          item.clear();
          append_id(item, node);
          if (count != 0) set.add(item, count);
        }
        key.clear();
        append_key(key, first->posting.bigram);
        if (!set.bytes().empty()) sink.merge(Family::kBigrams, key, set.bytes());
      });
}

}  // namespace govgraph::store
