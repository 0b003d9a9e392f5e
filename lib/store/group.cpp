// SPDX-License-Identifier: Apache-2.0
#include "store/group.hpp"

#include <algorithm>
#include <span>

#include "base/bytes.hpp"
#include "store/counted_set.hpp"
#include "store/radix_sort.hpp"

namespace govgraph::store {
namespace {

/// A row or an item of one family. The first bytes of the key stand beside it as a number, by which it is sorted:
/// where they are equal, and there alone, bytes are compared.
struct Part {
  std::uint64_t prefix = 0;
  std::string_view key;
  std::string_view rest;  ///< value or item
  int sign = 0;

  friend bool operator<(const Part& a, const Part& b) {
    if (const int order = a.key.compare(b.key); order != 0) return order < 0;
    if (const int order = a.rest.compare(b.rest); order != 0) return order < 0;
    return a.sign < b.sign;
  }
};

/// Where a part lies: small, because sorting moves it about.
struct Place {
  std::uint64_t prefix = 0;
  std::uint32_t contribution = 0;
  std::uint32_t number = 0;
};

std::uint64_t prefix_of(std::string_view key) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < 8; ++i) out = out << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0);
  return out;
}

/// Calls `use(run)` for each run of equal neighbours.
template <class Each, class Same, class Use>
void for_each_run(std::span<Each> all, Same same, Use use) {
  for (std::size_t first = 0; first < all.size();) {
    std::size_t last = first + 1;
    while (last < all.size() && same(all[first], all[last])) ++last;
    use(all.subspan(first, last - first));
    first = last;
  }
}

/// Calls `use(parts)` for all parts of each key, keys ascending. `part_at` gives the part that lies at a place.
template <class PartAt, class Use>
void for_each_row(std::vector<Place> places, PartAt part_at, Use use) {
  sort_by_number(places, [](const Place& each) { return each.prefix; });
  std::vector<Part> parts;
  for_each_run(
      std::span<const Place>(places), [](const Place& a, const Place& b) { return a.prefix == b.prefix; },
      [&](std::span<const Place> run) {
        parts.clear();
        for (const Place& each : run) parts.push_back(part_at(each));
        std::sort(parts.begin(), parts.end());
        for_each_run(
            std::span<const Part>(parts), [](const Part& a, const Part& b) { return a.key == b.key; }, use);
      });
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
  for (const Family each : {Family::kMentions, Family::kEvidence}) write_rows(each, sink);
  for (const Family each : {Family::kNodes, Family::kAdjacency, Family::kNames}) write_items(each, sink);
  write_postings(sink);
}

void Group::write_rows(Family family, RowSink& sink) const {
  std::vector<Place> places;
  for (std::uint32_t c = 0; c < contributions_.size(); ++c) {
    const Contribution& from = contributions_[c].contribution;
    for (std::uint32_t i = 0; i < from.rows.size(); ++i)
      if (from.rows[i].family == family) places.push_back({prefix_of(from.key(from.rows[i])), c, i});
  }
  const auto part_at = [&](const Place& place) {
    const auto& [from, sign] = contributions_[place.contribution];
    const Contribution::Row& row = from.rows[place.number];
    return Part{place.prefix, from.key(row), from.value(row), sign};
  };
  for_each_row(std::move(places), part_at, [&](std::span<const Part> parts) {
    if (parts.size() == 1 && parts.front().sign > 0) return sink.put(family, parts.front().key, parts.front().rest);
    const auto sum = [&](const Part& part) {
      int out = 0;
      for (const Part& each : parts) out += each.rest == part.rest ? each.sign : 0;
      return out;
    };
    // One document writes the row: taken away, or put, or both; then what is put stays.
    const auto put = std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return sum(part) > 0; });
    if (put != parts.end())
      sink.put(family, put->key, put->rest);
    else if (std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return sum(part) < 0; }))
      sink.erase(family, parts.front().key);
  });
}

void Group::write_items(Family family, RowSink& sink) const {
  std::vector<Place> places;
  for (std::uint32_t c = 0; c < contributions_.size(); ++c) {
    const Contribution& from = contributions_[c].contribution;
    for (std::uint32_t i = 0; i < from.items.size(); ++i)
      if (from.items[i].family == family) places.push_back({prefix_of(from.key(from.items[i])), c, i});
  }
  const auto part_at = [&](const Place& place) {
    const auto& [from, sign] = contributions_[place.contribution];
    const Contribution::Item& item = from.items[place.number];
    return Part{place.prefix, from.key(item), from.item(item), sign};
  };
  CountedSetBuilder set;
  for_each_row(std::move(places), part_at, [&](std::span<const Part> parts) {
    set.clear();
    for_each_run(
        parts, [](const Part& a, const Part& b) { return a.rest == b.rest; },
        [&](std::span<const Part> same) {
          std::int64_t count = 0;
          for (const Part& each : same) count += each.sign;
          if (count != 0) set.add(same.front().rest, count);
        });
    if (!set.bytes().empty()) sink.merge(family, parts.front().key, set.bytes());
  });
}

void Group::write_postings(RowSink& sink) const {
  struct Posted {
    Bigram bigram;
    NodeId node;
    int sign;
  };
  std::vector<Posted> all;
  for (const auto& [from, sign] : contributions_)
    for (const Contribution::Posting& each : from.postings) all.push_back({each.bigram, each.node, sign});
  sort_by_number(all, [](const Posted& each) { return each.bigram; });
  CountedSetBuilder set;
  std::string key, item;
  for_each_run(
      std::span<Posted>(all), [](const Posted& a, const Posted& b) { return a.bigram == b.bigram; },
      [&](std::span<Posted> row) {
        std::sort(row.begin(), row.end(), [](const Posted& a, const Posted& b) { return a.node < b.node; });
        set.clear();
        for_each_run(
            std::span<const Posted>(row), [](const Posted& a, const Posted& b) { return a.node == b.node; },
            [&](std::span<const Posted> same) {
              std::int64_t count = 0;
              for (const Posted& each : same) count += each.sign;
              item.clear();
              append_id(item, same.front().node);
              if (count != 0) set.add(item, count);
            });
        key.clear();
        append_key(key, row.front().bigram);
        if (!set.bytes().empty()) sink.merge(Family::kBigrams, key, set.bytes());
      });
}

}  // namespace govgraph::store
