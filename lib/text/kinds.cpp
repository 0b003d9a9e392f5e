// SPDX-License-Identifier: Apache-2.0
#include "text/kinds.hpp"

namespace govgraph::text {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kPicture = "recognise its text first (ocrmypdf or tesseract, for instance)";
constexpr std::string_view kArchive = "unpack it and give what is in it";
constexpr std::string_view kOffice = "save it as text, HTML or PDF";
constexpr std::string_view kOther = "leave it out";

struct Mark {
  std::string_view bytes;
  bool short_one;  ///< text may begin with it, so that zero bytes must follow soon
  Kind kind;
};

constexpr Mark kMarks[] = {
    {"%PDF-"sv, false, {"a PDF", "give it as a file whose name ends in .pdf", true}},
    {"\x89PNG\r\n"sv, false, {"a PNG picture", kPicture}},
    {"\xFF\xD8\xFF"sv, false, {"a JPEG picture", kPicture}},
    {"GIF87a"sv, false, {"a GIF picture", kPicture}},
    {"GIF89a"sv, false, {"a GIF picture", kPicture}},
    {"II*\0"sv, false, {"a TIFF picture", kPicture}},
    {"MM\0*"sv, false, {"a TIFF picture", kPicture}},
    {"BM"sv, true, {"a BMP picture", kPicture}},
    {"RIFF"sv, true, {"a picture, a sound or a film (RIFF)", kOther}},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, false, {"an old office document (.doc, .xls, .wps)", kOffice}},
    {"{\\rtf"sv, false, {"a rich text document (RTF)", kOffice}},
    {"Rar!\x1A\x07"sv, false, {"a RAR archive", kArchive}},
    {"7z\xBC\xAF\x27\x1C"sv, false, {"a 7z archive", kArchive}},
    {"\x1F\x8B\x08"sv, false, {"a gzip archive", kArchive}},
    {"BZh91AY"sv, false, {"a bzip2 archive", kArchive}},
    {"\xFD"
     "7zXZ\0"sv,
     false,
     {"an xz archive", kArchive}},
    {"\x28\xB5\x2F\xFD"sv, false, {"a zstd archive", kArchive}},
    {"\x7F"
     "ELF"sv,
     false,
     {"a program", kOther}},
    {"MZ"sv, true, {"a program", kOther}},
    {"ID3"sv, true, {"a sound (MP3)", kOther}},
    {"SQLite format 3\0"sv, false, {"a database (SQLite)", kOther}},
};

bool has(std::string_view bytes, std::string_view part) { return bytes.find(part) != std::string_view::npos; }

/// What is in a ZIP archive, by the names of its first parts.
Kind zip_kind(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 8192);
  if (has(sample, "word/")) return {"a Word document (.docx)", kOffice};
  if (has(sample, "xl/")) return {"a spreadsheet (.xlsx)", kOffice};
  if (has(sample, "ppt/")) return {"a presentation (.pptx)", kOffice};
  if (has(sample, "OFD.xml")) return {"an OFD document", kOffice};
  if (has(sample, "application/epub")) return {"an electronic book (.epub)", kOffice};
  if (has(sample, "opendocument")) return {"an OpenDocument file", kOffice};
  return {"a ZIP archive", kArchive};
}

}  // namespace

std::optional<Kind> kind_of(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04"sv)) return zip_kind(bytes);
  for (const Mark& mark : kMarks)
    if (bytes.starts_with(mark.bytes) && (!mark.short_one || has(bytes.substr(0, 64), "\0"sv))) return mark.kind;
  return std::nullopt;
}

}  // namespace govgraph::text
