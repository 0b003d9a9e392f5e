// SPDX-License-Identifier: Apache-2.0
#include "store/merge.hpp"

#include <optional>
#include <vector>

#include "store/counted_set.hpp"

namespace govgraph::store {
namespace {

std::string_view bytes_of(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }

class CountedSetMerge final : public rocksdb::MergeOperator {
 public:
  bool FullMergeV2(const MergeOperationInput& in, MergeOperationOutput* out) const override {
    std::vector<std::string_view> sets;
    sets.reserve(in.operand_list.size() + 1);
    if (in.existing_value != nullptr) sets.push_back(bytes_of(*in.existing_value));
    for (const rocksdb::Slice& each : in.operand_list) sets.push_back(bytes_of(each));
    return store(sets, out->new_value);
  }

  bool PartialMerge(const rocksdb::Slice&, const rocksdb::Slice& left, const rocksdb::Slice& right, std::string* out,
                    rocksdb::Logger*) const override {
    return store({bytes_of(left), bytes_of(right)}, *out);
  }

  bool PartialMergeMulti(const rocksdb::Slice&, const std::deque<rocksdb::Slice>& operands, std::string* out,
                         rocksdb::Logger*) const override {
    std::vector<std::string_view> sets;
    sets.reserve(operands.size());
    for (const rocksdb::Slice& each : operands) sets.push_back(bytes_of(each));
    return store(sets, *out);
  }

  const char* Name() const override { return "govgraph.CountedSet"; }

 private:
  static bool store(const std::vector<std::string_view>& sets, std::string& out) {
    std::optional<std::string> sum = sum_of(sets);
    if (!sum) return false;
    out = std::move(*sum);
    return true;
  }
};

class EmptyRowFilter final : public rocksdb::CompactionFilter {
 public:
  bool Filter(int, const rocksdb::Slice&, const rocksdb::Slice& value, std::string*, bool*) const override {
    return value.empty();
  }
  const char* Name() const override { return "govgraph.EmptyRow"; }
};

}  // namespace

std::shared_ptr<rocksdb::MergeOperator> counted_set_merge() { return std::make_shared<CountedSetMerge>(); }

const rocksdb::CompactionFilter* empty_row_filter() {
  static const EmptyRowFilter kFilter;
  return &kFilter;
}

}  // namespace govgraph::store
