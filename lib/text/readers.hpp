// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace govgraph::text {

/// How files of one kind are read. One table names all kinds; what the endings of names and first bytes mean stands
/// there and in `kinds.cpp`.
struct Reader {
  enum class How {
    kText,        ///< decoded
    kPdf,         ///< by pdftotext
    kRecognised,  ///< what a recogniser of pictures wrote
    kParser,      ///< by the row of that name in `parsers()`
    kArchive,     ///< unpacked, and what is in it is read
  };

  std::string_view kind;  ///< stable: "docx"
  std::string_view name;  ///< of one file, for people: "a Word document (.docx)"
  std::span<const std::string_view> endings;
  How how = How::kText;
  bool is_zipped = false;  ///< its first bytes tell what it is, whatever it is called
};

std::span<const Reader> readers();

/// By the ending of the name, capitals or not; null when it has none that is known.
const Reader* reader_by_name(const std::filesystem::path& name);

/// REQUIRES a kind of the table.
const Reader& reader_of_kind(std::string_view kind);

/// What bytes without a telling name are taken for: a web page, JSON, text.
const Reader& reader_by_text(std::string_view bytes);

/// ".txt .md .html …": all endings that are read, for messages and help.
const std::string& all_endings();

}  // namespace govgraph::text
