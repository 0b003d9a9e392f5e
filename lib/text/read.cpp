// SPDX-License-Identifier: Apache-2.0
#include "text/read.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "base/hash.hpp"
#include "text/articles.hpp"
#include "text/assemble.hpp"
#include "text/blocks.hpp"
#include "text/dates.hpp"
#include "text/decode.hpp"
#include "text/formats.hpp"
#include "text/lines.hpp"
#include "text/parts.hpp"

namespace govgraph::text {
namespace {

void refuse(const std::string& id, const char* code, std::string message, Diagnostics& diagnostics) {
  diagnostics.push_back({code, Severity::kError, id, 0, 0, std::move(message)});
}

std::string extension_of(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

bool fits(const std::string& id, std::uintmax_t size, Diagnostics& diagnostics) {
  if (size > kMostBytes)
    refuse(id, "document-too-large",
           std::to_string(size >> 20) + " MiB, more than the " + std::to_string(kMostBytes >> 20) +
               " MiB that one document may have; split it into issues or pages",
           diagnostics);
  return size <= kMostBytes;
}

std::optional<std::string> load(const std::filesystem::path& path, const std::string& id, Diagnostics& diagnostics) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (!error && !fits(id, size, diagnostics)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  if (!error) bytes.resize(size);
  if (error || !file || !file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    refuse(id, "unreadable-document",
           path.string() + " cannot be read (" + (error ? error.message() : std::strerror(errno)) +
               "); check that it exists and may be read",
           diagnostics);
    return std::nullopt;
  }
  return bytes;
}

/// Reads `document.source`; false when it holds no text. Without a `known` date, its own or else `fallback`.
bool read_document(const PlainText& text, const std::string& known, const std::string& fallback, Document& document) {
  document.id = text.id;
  document.encoding = text.encoding;
  document.digest = text.digest;
  const Page page = read_lines(document.source, document.source_begin);
  if (page.text.empty()) return false;
  document.date = known.empty() ? date_of_issue(document.id, page, fallback) : known;
  const PairCounts pairs(page.text);
  const std::vector<Block> blocks = read_blocks(page, pairs);
  assemble(page, blocks, plan_articles(page, blocks, pairs), document);
  return true;
}

}  // namespace

std::optional<PlainText> plain_text(std::string id, std::string bytes, const ReadOptions& options,
                                    Diagnostics& diagnostics) {
  if (!fits(id, bytes.size(), diagnostics)) return std::nullopt;
  PlainText out;
  out.digest = digest_of(bytes);
  auto decoded = decode(id, std::move(bytes), options.encoding, diagnostics);
  if (!decoded) return std::nullopt;
  out.id = std::move(id);
  out.utf8 = std::move(decoded->utf8);
  out.encoding = std::move(decoded->encoding);
  return out;
}

std::optional<PlainText> plain_text_of(const std::filesystem::path& path, std::string id, const ReadOptions& options,
                                       Diagnostics& diagnostics) {
  auto bytes = load(path, id, diagnostics);
  if (!bytes) return std::nullopt;
  const std::string extension = extension_of(path);
  const std::string digest = digest_of(*bytes);
  ReadOptions plain = options;
  if (extension == ".pdf") {
    auto text = text_of_pdf(path, id, diagnostics);
    if (!text) return std::nullopt;
    bytes = std::move(text);
    plain.encoding = "UTF-8";
  } else if (extension == ".html" || extension == ".htm") {
    auto text = text_of_html(*bytes, id, options.encoding, diagnostics);
    if (!text) return std::nullopt;
    bytes = std::move(text);
    plain.encoding = "UTF-8";
  }
  auto text = plain_text(std::move(id), std::move(*bytes), plain, diagnostics);
  if (text) text->digest = digest;
  return text;
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
    if (!read_document(text_, date_, options_.default_date, document)) continue;
    if (document.date != options_.default_date) date_ = document.date;
    document.articles_before = articles_;
    articles_ += static_cast<std::uint32_t>(document.articles.size());
    return document;
  }
  return std::nullopt;
}

std::optional<Document> read(std::string id, std::string bytes, const ReadOptions& options, Diagnostics& diagnostics) {
  auto text = plain_text(std::move(id), std::move(bytes), options, diagnostics);
  if (!text) return std::nullopt;
  Document document;
  document.source = std::move(text->utf8);
  if (read_document(*text, "", options.default_date, document)) return document;
  diagnostics.push_back(no_text(text->id));
  return std::nullopt;
}

Diagnostic no_text(const std::string& id) {
  return {"empty-document", Severity::kError, id, 0, 0, "holds no text; leave it out"};
}

bool is_plain(const std::filesystem::path& path) {
  const std::string extension = extension_of(path);
  return extension != ".pdf" && extension != ".html" && extension != ".htm";
}

bool readable(const std::filesystem::path& path) {
  constexpr std::array kExtensions{".txt", ".md", ".pdf", ".html", ".htm"};
  const std::string extension = extension_of(path);
  return std::any_of(kExtensions.begin(), kExtensions.end(), [&](const char* each) { return extension == each; });
}

}  // namespace govgraph::text
