// SPDX-License-Identifier: Apache-2.0
#include "text/read.hpp"

#include <algorithm>
#include <array>
#include <cctype>

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
#include "text/parts.hpp"

namespace govgraph::text {
namespace {

enum class Format { kText, kHtml, kPdf, kRecognised };

void refuse(const std::string& id, const char* code, std::string message, Diagnostics& diagnostics) {
  diagnostics.push_back({code, Severity::kError, id, 0, 0, std::move(message)});
}

std::string extension_of(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

Format format_of(const std::filesystem::path& name) {
  const std::string extension = extension_of(name);
  if (extension == ".pdf") return Format::kPdf;
  if (extension == ".hocr" || extension == ".alto") return Format::kRecognised;
  return extension == ".html" || extension == ".htm" ? Format::kHtml : Format::kText;
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

/// Whether the bytes may be what the file's name promises.
bool is_promised(Format format, const std::string& id, const std::string& bytes, Diagnostics& diagnostics) {
  if (bytes.empty()) {
    refuse(id, "empty-document", "is empty (0 bytes); leave it out", diagnostics);
    return false;
  }
  const std::optional<Kind> kind = kind_of(bytes);
  if (!kind || (kind->is_pdf && format == Format::kPdf)) return true;
  const char* promised = format == Format::kPdf ? "PDF" : format == Format::kHtml ? "HTML" : "text";
  refuse(id, "binary-document",
         "is " + std::string(kind->name) + ", not " + promised + "; " + std::string(kind->remedy), diagnostics);
  return false;
}

std::optional<Reading> text_of(Format format, const std::string& bytes, const std::string& id,
                               const ReadOptions& options, Diagnostics& diagnostics) {
  if (format == Format::kPdf)
    return text_of_pdf(bytes, id, *options.lexicon, options.limits, options.scans, options.cancellation, diagnostics);
  if (format == Format::kRecognised) return text_of_recognised(bytes, id, *options.lexicon, diagnostics);
  auto text = options.workers == nullptr
                  ? text_of_html(bytes, id, options.encoding, diagnostics)
                  : options.workers->parse("html", bytes, id, options.encoding, options.cancellation, diagnostics);
  return text ? std::optional(Reading{std::move(*text), {}}) : std::nullopt;
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
  document.date = known.empty() ? date_of_issue(document.id, page, options.default_date) : known;
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
  const Format format = format_of(name);
  if (!is_promised(format, id, bytes, diagnostics)) return std::nullopt;
  if (format == Format::kText) return plain_text(std::move(id), std::move(bytes), options, diagnostics);
  std::optional<Reading> text = text_of(format, bytes, id, options, diagnostics);
  if (!text) return std::nullopt;
  ReadOptions plain = options;
  plain.encoding = "UTF-8";
  auto out = plain_text(std::move(id), std::move(text->text), plain, diagnostics);
  if (!out) return out;
  out->digest = digest_of(bytes);
  out->layout = std::move(text->layout);
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

Diagnostic no_text(const std::string& id) {
  return {"empty-document", Severity::kError, id, 0, 0, "holds no text; leave it out"};
}

std::uint64_t largest_file(const std::filesystem::path& name, const Limits& limits) {
  return format_of(name) == Format::kPdf ? limits.file_bytes : limits.text_bytes;
}

bool readable(const std::filesystem::path& path) {
  constexpr std::array kExtensions{".txt", ".md", ".pdf", ".html", ".htm", ".hocr", ".alto"};
  const std::string extension = extension_of(path);
  return std::any_of(kExtensions.begin(), kExtensions.end(), [&](const char* each) { return extension == each; });
}

}  // namespace govgraph::text
