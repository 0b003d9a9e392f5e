// SPDX-License-Identifier: Apache-2.0
#include "pipeline/decision_traces.hpp"

#include "base/bytes.hpp"

namespace govgraph::pipeline {

std::string encode(const By& by) {
  std::string out;
  for (const Step* each : {&by.entities, &by.edges}) {
    bytes::append_be64(out, each->stamp);
    bytes::append_varint(out, each->hits.size());
    for (const std::uint64_t hit : each->hits) bytes::append_be64(out, hit);
  }
  return out;
}

std::string encode(const resolve::Constraints& constraints) {
  std::string out;
  for (const auto* pairs : {&constraints.together, &constraints.apart}) {
    if (constraints.together.empty() && constraints.apart.empty()) return out;
    bytes::append_varint(out, pairs->size());
    for (const auto& [a, b] : *pairs)
      for (const NodeId id : {a.id, b.id}) bytes::append_be64(out, static_cast<std::uint64_t>(id));
  }
  return out;
}

By decode_traces(std::string_view bytes) {
  bytes::Cursor in(bytes);
  By out;
  for (Step* each : {&out.entities, &out.edges}) {
    each->stamp = in.be64();
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) each->hits.push_back(in.be64());
  }
  return in.ok() ? out : By();
}

}  // namespace govgraph::pipeline
