// SPDX-License-Identifier: Apache-2.0
#include "pipeline/missed.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.hpp"
#include "extract/passes.hpp"
#include "text/read.hpp"

namespace govgraph::pipeline {
namespace {

using Strings = std::map<std::pair<Label, std::string>, Missed>;

void look_at(const Document& document, const lexicon::Lexicon& lexicon, const std::vector<Label>& labels,
             Strings& found) {
  Diagnostics diagnostics;
  std::vector<extract::MissedName> left;
  extract::ExtractOptions options;
  options.missed_names = &left;
  extract::extract(document, lexicon, diagnostics, options);
  for (const extract::MissedName& each : left) {
    if (!labels.empty() && std::find(labels.begin(), labels.end(), each.label) == labels.end()) continue;
    std::string text = utf8::squeeze(utf8::encode(document.at(each.span)));
    Missed& one = found[{each.label, text}];
    if (one.count++ > 0) continue;
    const std::uint32_t article =
        document.articles_before + document.sentences[document.sentence_at(each.span.begin)].article;
    one = {
        each.label, text, std::string(each.reason), 1, {document.id, article, document.bytes_of(each.span), text, {}}};
  }
}

void read_again(const std::string& path, std::string source, const lexicon::Lexicon& lexicon,
                const std::vector<Label>& labels, Strings& found) {
  Diagnostics diagnostics;
  text::ReadOptions options{"UTF-8", {}};
  options.lexicon = &lexicon;
  const auto text = text::plain_text(path, std::move(source), options, diagnostics);
  if (!text) return;
  text::PartReader parts(*text, options);
  while (const auto part = parts.next()) look_at(*part, lexicon, labels, found);
}

}  // namespace

MissedStrings missed_strings(const GraphView& view, const lexicon::Lexicon& lexicon, const MissedOptions& options) {
  MissedStrings out;
  Strings found;
  const std::vector<DocumentInfo> documents = view.documents();
  std::uint64_t total = 0, bytes = 0;
  for (const DocumentInfo& each : documents) total += each.bytes;
  const std::size_t step =
      options.most_bytes == 0
          ? documents.size() + 1
          : static_cast<std::size_t>((total - std::min<std::uint64_t>(total, 1)) / options.most_bytes) + 1;
  out.documents = documents.size();
  for (std::size_t i = 0; i < documents.size(); i += step) {
    if (documents[i].bytes > options.most_bytes - bytes) continue;
    bytes += documents[i].bytes;
    options.cancellation.check();
    ++out.read;
    read_again(documents[i].path, view.source(documents[i].path), lexicon, options.labels, found);
  }
  for (auto& [key, one] : found) out.strings.push_back(std::move(one));
  std::stable_sort(out.strings.begin(), out.strings.end(),
                   [](const Missed& a, const Missed& b) { return a.count > b.count; });
  return out;
}

}  // namespace govgraph::pipeline
