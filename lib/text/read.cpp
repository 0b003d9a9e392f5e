// SPDX-License-Identifier: Apache-2.0
#include "text/read.hpp"

#include <utility>

#include "base/hash.hpp"
#include "text/articles.hpp"
#include "text/assemble.hpp"
#include "text/blocks.hpp"
#include "text/dates.hpp"
#include "text/decode.hpp"
#include "text/formats.hpp"
#include "text/kinds.hpp"
#include "text/lines.hpp"
#include "text/markup.hpp"
#include "text/parsers.hpp"
#include "text/parts.hpp"
#include "text/readers.hpp"

namespace govgraph::text {
namespace {

void refuse(const std::string& id, const char* code, std::string message, Diagnostics& diagnostics) {
  diagnostics.push_back({code, Severity::kError, id, 0, 0, std::move(message)});
}

bool fits(const std::string& id, std::uint64_t size, const Limits& limits, Diagnostics& diagnostics) {
  const std::uint64_t most = limits.text_bytes >> 20;
  if (size > limits.text_bytes)
    refuse(id, "document-too-large",
           std::to_string(size >> 20) + " MiB, more than the " + std::to_string(most) +
               " MiB that one document may have; split it into issues or pages",
           diagnostics);
  return size <= limits.text_bytes;
}

/// What reads the bytes: as the name says, where that is not against what they begin with; null with an error
/// diagnostic for what nothing reads.
const Reader* reader_of(const std::filesystem::path& name, const std::string& id, const std::string& bytes,
                        Diagnostics& diagnostics) {
  if (bytes.empty()) {
    refuse(id, "empty-document", "is empty (0 bytes); leave it out", diagnostics);
    return nullptr;
  }
  const Reader* promised = reader_by_name(name);
  const std::optional<Kind> kind = kind_of(bytes);
  const bool told = kind && !kind->reader.empty();
  if (!kind) {
    // Sites give out web pages under the names of office documents.
    if (promised == nullptr || (promised->is_zipped && reader_by_text(bytes).kind == "html"))
      return &reader_by_text(bytes);
    if (!promised->is_zipped) return promised;
    refuse(id, "broken-document",
           "is not what its name says, " + std::string(promised->name) + ", or its beginning is gone; get it again",
           diagnostics);
    return nullptr;
  }
  const bool among_zipped = promised != nullptr && promised->is_zipped && kind->reader != "archive";
  if (told && (promised == nullptr || among_zipped || promised->kind == kind->reader))
    return &reader_of_kind(kind->reader);
  const std::string besides = promised == nullptr ? "" : ", not " + std::string(promised->name);
  refuse(id, "binary-document", "is " + std::string(kind->name) + besides + "; " + std::string(kind->remedy),
         diagnostics);
  return nullptr;
}

std::optional<Reading> reading_by(const Reader& reader, ParseInput input, const ReadOptions& options,
                                  Diagnostics& diagnostics) {
  if (reader.how == Reader::How::kPdf) return text_of_pdf(input.bytes, input.id, options, diagnostics);
  if (reader.how == Reader::How::kRecognised)
    return text_of_recognised(input.bytes, input.id, *options.lexicon, diagnostics);
  if (reader.how == Reader::How::kArchive) {
    refuse(input.id, "archive", "is an archive; `govgraph build` reads what is in it when it is given as a file",
           diagnostics);
    return std::nullopt;
  }
  if (options.workers != nullptr)
    return options.workers->parse(reader.kind, std::move(input), options.cancellation, diagnostics);
  return find_parser(parsers(), reader.kind)->parse(input, diagnostics);
}

/// Reads `document.source`; false when it holds no text. Without a `known` date, its own or else the default one.
bool read_document(const PlainText& text, const std::string& known, const ReadOptions& options, Document& document) {
  const lexicon::Lexicon& lexicon = *options.lexicon;
  document.id = text.id;
  document.encoding = text.encoding;
  document.digest = text.digest;
  Page page = read_lines(document.source, document.source_begin);
  set_roles(page, text.layout.lines);
  read_markup(page);
  if (page.text.empty()) return false;
  document.date = known.empty() ? date_of_issue(document.id, page, text.imprint, options.default_date) : known;
  const PairCounts pairs(page.text);
  const std::vector<Block> blocks = read_blocks(lexicon, page, pairs);
  assemble(page, blocks, plan_articles(lexicon, page, blocks, pairs), document);
  return true;
}

/// All of a text as one document.
std::optional<Document> whole(std::optional<PlainText> text, const ReadOptions& options, Diagnostics& diagnostics) {
  if (!text) return std::nullopt;
  Document document;
  document.source = std::move(text->utf8);
  if (read_document(*text, "", options, document)) return document;
  diagnostics.push_back(no_text(text->id));
  return std::nullopt;
}

}  // namespace

std::optional<PlainText> plain_text(std::string id, std::string bytes, const ReadOptions& options,
                                    Diagnostics& diagnostics) {
  if (!fits(id, bytes.size(), options.limits, diagnostics)) return std::nullopt;
  PlainText out;
  out.digest = digest_of(bytes);
  auto decoded = decode(id, std::move(bytes), options.encoding, diagnostics);
  if (!decoded) return std::nullopt;
  out.id = std::move(id);
  out.utf8 = std::move(decoded->utf8);
  out.encoding = std::move(decoded->encoding);
  return out;
}

std::optional<PlainText> plain_text_named(const std::filesystem::path& name, std::string id, std::string bytes,
                                          const ReadOptions& options, Diagnostics& diagnostics) {
  const Reader* reader = reader_of(name, id, bytes, diagnostics);
  if (reader == nullptr) return std::nullopt;
  if (reader->how == Reader::How::kText) return plain_text(std::move(id), std::move(bytes), options, diagnostics);
  std::string digest = digest_of(bytes);
  auto reading = reading_by(*reader, {id, options.encoding, std::move(bytes), options.columns}, options, diagnostics);
  if (!reading) return std::nullopt;
  ReadOptions plain = options;
  plain.encoding = "UTF-8";
  auto out = plain_text(std::move(id), std::move(reading->text), plain, diagnostics);
  if (!out) return std::nullopt;
  out->digest = std::move(digest);
  out->imprint = std::move(reading->imprint);
  out->layout = std::move(reading->layout);
  return out;
}

PartReader::PartReader(const PlainText& text, const ReadOptions& options)
    : text_(text), options_(options), parts_(parts_of(text.utf8)) {}

std::optional<Document> PartReader::next() {
  while (next_ < parts_.size()) {
    options_.cancellation.check();
    const ByteSpan part = parts_[next_++];
    Document document;
    document.source = text_.utf8.substr(part.begin, part.end - part.begin);
    document.source_begin = part.begin;
    if (!read_document(text_, date_, options_, document)) continue;
    if (document.date != options_.default_date) date_ = document.date;
    document.articles_before = articles_;
    articles_ += static_cast<std::uint32_t>(document.articles.size());
    return document;
  }
  return std::nullopt;
}

std::optional<Document> read(std::string id, std::string bytes, const ReadOptions& options, Diagnostics& diagnostics) {
  return whole(plain_text(std::move(id), std::move(bytes), options, diagnostics), options, diagnostics);
}

std::optional<Document> read_named(const std::filesystem::path& name, std::string id, std::string bytes,
                                   const ReadOptions& options, Diagnostics& diagnostics) {
  return whole(plain_text_named(name, std::move(id), std::move(bytes), options, diagnostics), options, diagnostics);
}

Imprint whole_imprint(const std::string& id, std::string_view utf8, const Imprint& imprint) {
  constexpr std::size_t kHead = 8192;
  const Imprint named = imprint_of_name(id);
  const Imprint printed = imprint_of_masthead(read_lines(utf8.substr(0, kHead)));
  Imprint out;
  const auto add = [&](const Imprint& from, std::optional<ImprintItem::Weight> weight) {
    for (const ImprintItem& each : from)
      if (!weight || each.weight == *weight) out.push_back(each);
  };
  add(imprint, ImprintItem::Weight::kGiven);
  add(named, std::nullopt);
  add(imprint, ImprintItem::Weight::kSaid);
  add(printed, std::nullopt);
  add(imprint, ImprintItem::Weight::kFallback);
  return out;
}

Diagnostic no_text(const std::string& id) {
  return {"empty-document", Severity::kError, id, 0, 0, "holds no text; leave it out"};
}

std::uint64_t largest_file(const std::filesystem::path& name, const Limits& limits) {
  const Reader* reader = reader_by_name(name);
  return reader != nullptr && (reader->is_zipped || reader->how == Reader::How::kPdf) ? limits.file_bytes
                                                                                      : limits.text_bytes;
}

bool readable(const std::filesystem::path& path) { return reader_by_name(path) != nullptr; }

}  // namespace govgraph::text
