// SPDX-License-Identifier: Apache-2.0
#include "store/counted_set.hpp"

#include <algorithm>
#include <vector>

#include "base/bytes.hpp"

namespace govgraph::store {
namespace {

constexpr std::size_t kMostShared = 7;

/// Of each document once at most, so that sums of whatever a row can hold fit into 64 bits.
constexpr std::int64_t kMostCount = std::int64_t{1} << 32;

bool is_count(std::int64_t count) { return count != 0 && -kMostCount <= count && count <= kMostCount; }

std::size_t shared_prefix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min({a.size(), b.size(), kMostShared});
  std::size_t n = 0;
  while (n < most && a[n] == b[n]) ++n;
  return n;
}

/// The heap of readers has its least item on top.
bool above(const CountedSetReader* a, const CountedSetReader* b) { return a->item() > b->item(); }

}  // namespace

void CountedSetBuilder::add(std::string_view item, std::int64_t count) {
  const std::size_t shared = first_ ? 0 : shared_prefix(last_, item);
  bytes::append_varint(bytes_, (item.size() - shared) << 3 | shared);
  bytes_.append(item.substr(shared));
  bytes::append_signed(bytes_, count);
  last_.assign(item);
  first_ = false;
}

void CountedSetBuilder::clear() {
  bytes_.clear();
  last_.clear();
  first_ = true;
}

bool CountedSetReader::fail() {
  ok_ = false;
  rest_ = {};
  return false;
}

bool CountedSetReader::next() {
  if (rest_.empty()) return false;
  bytes::Cursor in(rest_);
  const std::uint64_t head = in.varint();
  const std::size_t shared = head & kMostShared;
  const std::string_view rest = in.take(head >> 3);
  count_ = in.signed_varint();
  if (!in.ok() || !is_count(count_) || shared > item_.size()) return fail();
  // Ascending: what follows the shared bytes must be above what followed them before.
  if (!first_ && rest <= std::string_view(item_).substr(shared)) return fail();
  item_.resize(shared);
  item_.append(rest);
  rest_ = in.rest();
  first_ = false;
  return true;
}

std::optional<std::string> sum_of(std::span<const std::string_view> sets) {
  std::vector<CountedSetReader> readers(sets.begin(), sets.end());
  std::vector<CountedSetReader*> heap;
  for (CountedSetReader& each : readers) {
    if (each.next())
      heap.push_back(&each);
    else if (!each.ok())
      return std::nullopt;
  }
  std::make_heap(heap.begin(), heap.end(), above);
  CountedSetBuilder out;
  std::string item;
  while (!heap.empty()) {
    item.assign(heap.front()->item());
    std::int64_t count = 0;
    while (!heap.empty() && heap.front()->item() == item) {
      std::pop_heap(heap.begin(), heap.end(), above);
      CountedSetReader* least = heap.back();
      count += least->count();
      if (least->next()) {
        std::push_heap(heap.begin(), heap.end(), above);
      } else {
        if (!least->ok()) return std::nullopt;
        heap.pop_back();
      }
    }
    if (count == 0) continue;
    if (!is_count(count)) return std::nullopt;
    out.add(item, count);
  }
  return out.take();
}

}  // namespace govgraph::store
