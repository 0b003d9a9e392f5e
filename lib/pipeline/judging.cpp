// SPDX-License-Identifier: Apache-2.0
#include "pipeline/judging.hpp"

#include <utility>
#include <vector>

#include "pipeline/decisions.hpp"
#include "resolve/reprints.hpp"

namespace govgraph::pipeline {
namespace {

std::vector<ReprintGroup> reprints_in(store::Writer& writer, const Cancellation& cancellation) {
  std::vector<resolve::SketchedArticle> articles;
  for (auto& [place, sketch] : writer.sketches(cancellation)) articles.push_back({place, std::move(sketch)});
  return resolve::find_reprints(articles, cancellation);
}

}  // namespace

resolve::Joins joins_of_corpus(store::Writer& writer, bool documents_changed, const Cancellation& cancellation) {
  if (!writer.dirty() && !documents_changed)
    if (auto kept = resolve::decode_joins(writer.joins())) return std::move(*kept);
  const std::vector<ReprintGroup> reprints = documents_changed ? reprints_in(writer, cancellation) : writer.reprints();
  if (documents_changed) writer.keep_reprints(reprints);
  // The claims are gone before documents are joined anew.
  resolve::Joins out = resolve::find_joins(writer.claims(cancellation), reprints, cancellation);
  writer.keep_joins(resolve::encode_joins(out));
  return out;
}

bool needs_judging(const store::Writer& writer) { return writer.dirty() || !writer.decisions().complete; }

void judge_corpus(store::Writer& writer, const Cancellation& cancellation) {
  apply_decisions(writer, writer.decisions().text, "decisions of the database", cancellation);
}

}  // namespace govgraph::pipeline
