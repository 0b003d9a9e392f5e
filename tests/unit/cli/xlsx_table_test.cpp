// SPDX-License-Identifier: Apache-2.0
#include "xlsx_table.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace govgraph;
using cli::XlsxTable;

namespace {

std::string sheet_of(const std::string& workbook) {
  archive* const in = archive_read_new();
  archive_read_support_format_zip(in);
  std::string out;
  REQUIRE(archive_read_open_memory(in, workbook.data(), workbook.size()) == ARCHIVE_OK);
  for (archive_entry* entry = nullptr; archive_read_next_header(in, &entry) == ARCHIVE_OK;) {
    if (std::string_view(archive_entry_pathname(entry)) != "xl/worksheets/sheet1.xml") continue;
    char block[4096];
    for (la_ssize_t read = 0; (read = archive_read_data(in, block, sizeof block)) > 0;)
      out.append(block, static_cast<std::size_t>(read));
  }
  archive_read_free(in);
  return out;
}

std::string workbook() {
  XlsxTable table({"姓名", "数"});
  table.add({std::string("=1+1"), std::int64_t{7}});
  table.add({std::string("a\x01<\xFF"), 1.5});
  table.add({std::string(), std::int64_t{1} << 60});
  table.add({std::string(40'000, 'x'), std::string("007")});
  return table.finish();
}

}  // namespace

TEST_CASE("a workbook holds texts as texts and numbers as numbers, the same each time") {
  const std::string bytes = workbook();
  CHECK(bytes == workbook());
  const std::string sheet = sheet_of(bytes);
  CHECK_THAT(sheet, Catch::Contains("<t>姓名</t>") && Catch::Contains("<t>=1+1</t>") && !Catch::Contains("<f>"));
  CHECK_THAT(sheet, Catch::Contains("<v>7</v>") && Catch::Contains("<v>1.5</v>") && Catch::Contains("<t>007</t>"));
  CHECK_THAT(sheet, Catch::Contains("<t>a &lt;\xEF\xBF\xBD</t>"));
  CHECK_THAT(sheet, Catch::Contains("<t>1152921504606846976</t>"));
  CHECK_THAT(sheet, Catch::Contains("x…</t>"));
}

TEST_CASE("a workbook without rows is one, too many columns are refused") {
  CHECK_THAT(sheet_of(XlsxTable({"a"}).finish()), Catch::Contains("<t>a</t>"));
  CHECK_THROWS_AS(XlsxTable(std::vector<std::string>(16'385, "a")), UsageError);
}
