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

namespace govgraph::text {
namespace {

constexpr std::uintmax_t kLargest = 64U << 20;

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
  if (size > kLargest)
    refuse(id, "document-too-large",
           std::to_string(size >> 20) +
               " MiB, more than the 64 MiB that one document may have; split it into issues or pages",
           diagnostics);
  return size <= kLargest;
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

}  // namespace

std::optional<Document> read(std::string id, std::string bytes, const ReadOptions& options, Diagnostics& diagnostics) {
  if (!fits(id, bytes.size(), diagnostics)) return std::nullopt;
  Document document;
  document.digest = digest_of(bytes);
  auto decoded = decode(id, std::move(bytes), options.encoding, diagnostics);
  if (!decoded) return std::nullopt;
  document.id = std::move(id);
  document.source = std::move(decoded->utf8);
  document.encoding = std::move(decoded->encoding);
  const Page page = read_lines(document.source);
  if (page.text.empty()) {
    refuse(document.id, "empty-document", "holds no text; leave it out", diagnostics);
    return std::nullopt;
  }
  document.date = date_of_issue(document.id, page, options.default_date);
  const PairCounts pairs(page.text);
  const std::vector<Block> blocks = read_blocks(page, pairs);
  assemble(page, blocks, plan_articles(page, blocks, pairs), document);
  return document;
}

std::optional<Document> read_file(const std::filesystem::path& path, std::string id, const ReadOptions& options,
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
  auto document = read(std::move(id), std::move(*bytes), plain, diagnostics);
  if (document) document->digest = digest;
  return document;
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
