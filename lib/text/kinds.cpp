// SPDX-License-Identifier: Apache-2.0
#include "text/kinds.hpp"

namespace govgraph::text {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kPicture = "recognise its text first (ocrmypdf or tesseract, for instance)";
constexpr std::string_view kArchive = "unpack it and give what is in it";
constexpr std::string_view kOffice = "save it as DOCX, HTML or PDF";
constexpr std::string_view kOldOffice = "save it as DOCX or XLSX, without a password if it has one; or as PDF";
constexpr std::string_view kRenamed = "let its name end so";
constexpr std::string_view kOther = "leave it out";

struct Mark {
  std::string_view bytes;
  bool short_one;  ///< text may begin with it, so that zero bytes must follow soon
  Kind kind;
};

constexpr Mark kMarks[] = {
    {"%PDF-"sv, false, {"a PDF", "give it as a file whose name ends in .pdf", "pdf"}},
    {"\x89PNG\r\n"sv, false, {"a PNG picture", kPicture}},
    {"\xFF\xD8\xFF"sv, false, {"a JPEG picture", kPicture}},
    {"GIF87a"sv, false, {"a GIF picture", kPicture}},
    {"GIF89a"sv, false, {"a GIF picture", kPicture}},
    {"II*\0"sv, false, {"a TIFF picture", kPicture}},
    {"MM\0*"sv, false, {"a TIFF picture", kPicture}},
    {"BM"sv, true, {"a BMP picture", kPicture}},
    {"RIFF"sv, true, {"a picture, a sound or a film (RIFF)", kOther}},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, false, {"an old office document (.doc, .xls, .wps)", kOldOffice}},
    {"{\\rtf"sv, false, {"a rich text document (RTF)", "let its name end in .rtf", "rtf"}},
    {"Rar!\x1A\x07"sv, false, {"a RAR archive", kArchive}},
    {"7z\xBC\xAF\x27\x1C"sv, false, {"a 7z archive", kArchive}},
    {"\x1F\x8B\x08"sv, false, {"a gzip archive", kArchive, "archive"}},
    {"BZh91AY"sv, false, {"a bzip2 archive", kArchive, "archive"}},
    {"\xFD"
     "7zXZ\0"sv,
     false,
     {"an xz archive", kArchive, "archive"}},
    {"\x28\xB5\x2F\xFD"sv, false, {"a zstd archive", kArchive, "archive"}},
    {"\x7F"
     "ELF"sv,
     false,
     {"a program", kOther}},
    {"MZ"sv, true, {"a program", kOther}},
    {"ID3"sv, true, {"a sound (MP3)", kOther}},
    {"SQLite format 3\0"sv, false, {"a database (SQLite)", kOther}},
};

bool has(std::string_view bytes, std::string_view part) { return bytes.find(part) != std::string_view::npos; }

/// What is in a ZIP archive, by the names of its first parts and of the last of its directory.
Kind zip_kind(std::string_view bytes) {
  constexpr std::size_t kHead = 8192, kTail = 65'536;
  const std::string_view head = bytes.substr(0, kHead);
  const std::string_view tail = bytes.substr(bytes.size() > kTail ? bytes.size() - kTail : 0);
  const auto holds = [&](std::string_view part) { return has(head, part) || has(tail, part); };
  if (has(head, "application/epub")) return {"an electronic book (.epub)", kRenamed, "epub"};
  if (has(head, "opendocument.text")) return {"an OpenDocument text (.odt)", kRenamed, "odt"};
  if (has(head, "opendocument.spreadsheet")) return {"a spreadsheet (.ods)", kRenamed, "ods"};
  if (has(head, "opendocument")) return {"an OpenDocument file", kOffice};
  if (holds("word/document")) return {"a Word document (.docx)", kRenamed, "docx"};
  if (holds("xl/workbook")) return {"a spreadsheet (.xlsx)", kRenamed, "xlsx"};
  if (holds("ppt/presentation")) return {"a presentation (.pptx)", kOffice};
  if (holds("OFD.xml")) return {"an OFD document", kOffice};
  return {"a ZIP archive", kRenamed, "archive"};
}

/// The mark of a TAR archive stands behind its first name.
bool is_tar(std::string_view bytes) { return bytes.size() > 512 && bytes.substr(257, 5) == "ustar"; }

}  // namespace

std::optional<Kind> kind_of(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04"sv)) return zip_kind(bytes);
  if (is_tar(bytes)) return Kind{"a TAR archive", kRenamed, "archive"};
  for (const Mark& mark : kMarks)
    if (bytes.starts_with(mark.bytes) && (!mark.short_one || has(bytes.substr(0, 64), "\0"sv))) return mark.kind;
  return std::nullopt;
}

}  // namespace govgraph::text
