// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/cancellation.hpp"
#include "base/diagnostic.hpp"
#include "model/document.hpp"

namespace govgraph::text {

struct ReadOptions {
  std::string encoding;         ///< ICU name; empty: detect
  std::string default_date;     ///< ISO; of pages that give none
  Cancellation cancellation{};  ///< looked at once a part
};

/// What one file may hold, in bytes: offsets have 32 bits, and a file is held in memory.
inline constexpr std::uint64_t kMostBytes = std::uint64_t{128} << 20;

/// A file's text as it is stored, not read yet.
struct PlainText {
  std::string id;
  std::string utf8;
  std::string encoding;  ///< what was decoded
  std::string digest;    ///< of the file's bytes
};

/// nullopt, with an error diagnostic, for what cannot be used at all: binary, larger than `kMostBytes`, an encoding
/// that does not fit. Broken bytes become U+FFFD. Linear. Thread-safe.
std::optional<PlainText> plain_text(std::string id, std::string bytes, const ReadOptions& options,
                                    Diagnostics& diagnostics);

/// As `plain_text`, of a file: PDF by poppler's `pdftotext` in a process of its own, HTML by its main text, else text.
/// A file that cannot be opened is an error diagnostic.
std::optional<PlainText> plain_text_of(const std::filesystem::path& path, std::string id, const ReadOptions& options,
                                       Diagnostics& diagnostics);

/// Reads a text part by part (text/parts.hpp), so that a volume costs no more memory than its longest part. The
/// conventions of a document's text: letters, digits and brackets in half width; ，：；？！ in full width beside
/// Chinese; quotation marks “”‘’「」《》 as printed; dashes —; no blanks between ideographs but one between the halves
/// of a headline.
class PartReader {
 public:
  /// Both must outlive it.
  PartReader(const PlainText& text, const ReadOptions& options);

  /// The next part that holds text, nullopt after the last. The first date that a part gives is the document's from
  /// there on. Linear in the part. Throws CancelledError.
  std::optional<Document> next();

 private:
  const PlainText& text_;
  const ReadOptions& options_;
  std::vector<ByteSpan> parts_;
  std::size_t next_ = 0;
  std::string date_;  ///< empty until a part gives one
  std::uint32_t articles_ = 0;
};

/// A text of one part; of a longer one all the same as one document, which costs memory in proportion. nullopt, with an
/// error diagnostic, as `plain_text`, and for a text without words. Linear. Thread-safe.
std::optional<Document> read(std::string id, std::string bytes, const ReadOptions& options, Diagnostics& diagnostics);

/// The diagnostic of a text in which there was no part to read.
Diagnostic no_text(const std::string& id);

/// Whether the bytes of such a file are its text: all but .pdf .html .htm, which only `plain_text_of` reads.
bool is_plain(const std::filesystem::path& path);

/// Whether folders are searched for such files: .txt .md .pdf .html .htm
bool readable(const std::filesystem::path& path);

}  // namespace govgraph::text
