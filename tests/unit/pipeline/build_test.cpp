// SPDX-License-Identifier: Apache-2.0
#include "pipeline/build.hpp"

#include <atomic>
#include <filesystem>

#include <catch2/catch.hpp>

#include "pipeline/reading_version.hpp"
#include "store/writer.hpp"
#include "support/store_dump.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
namespace fs = std::filesystem;

namespace {

std::uint64_t outdated_in(const std::string& database) {
  return pipeline::outdated(*store::Reader::open(database)).documents;
}

}  // namespace

TEST_CASE("a refresh that is stopped goes on where it was") {
  const test::TemporaryFolder folder;
  std::vector<std::string> pages;
  for (int i = 0; i < 6; ++i) {
    pages.push_back(folder / ("page-" + std::to_string(i) + ".txt"));
    test::write_file(pages.back(), "柳河镇党委书记沈曼宁走访" + std::to_string(i + 3) + "号楼。\n");
  }
  const std::string database = folder / "db";
  const pipeline::Sources none, all = pipeline::find_sources(pages, {.except = database});
  pipeline::build(all, database, {});
  CHECK(outdated_in(database) == 0);
  {
    store::Writer writer = store::Writer::open(database, {.stamp = {"older", "older", ""}, .restamps = true});
    writer.restamp();
  }
  CHECK(outdated_in(database) == 6);

  std::atomic<bool> stop{false};
  pipeline::BuildOptions options;
  options.again = pipeline::ReadAgain::kOutdated;
  options.threads = 1;
  options.cancellation = Cancellation(stop);
  const pipeline::BuildReport stopped = pipeline::build(
      none, database, options, [&](const pipeline::Progress& progress) { stop = stop || progress.documents >= 2; });
  CHECK(stopped.interrupted);
  const std::uint64_t left = outdated_in(database);
  CHECK(left == 6 - stopped.added);
  CHECK(left > 0);
  CHECK(left < 6);

  stop = false;
  const pipeline::BuildReport ended = pipeline::build(none, database, options);
  CHECK(ended.added == left);
  CHECK(ended.unchanged == 6 - left);
  CHECK(outdated_in(database) == 0);
  CHECK(store::Reader::open(database)->stamp() == pipeline::reading_stamp(pipeline::ChosenLexicon("")));
}

TEST_CASE("a place given with the build says where bare organs are, and still does when all is read again") {
  const test::TemporaryFolder folder;
  const std::string page = folder / "page.txt", database = folder / "db";
  test::write_file(page, "本报讯 区水务局局长王志远参加会议。\n");
  pipeline::BuildOptions options;
  options.imprint.push_back({std::string(imprint::kPlace), "临浦区柳河镇", "--place", ImprintItem::Weight::kFallback});
  const std::vector<std::string> pages{page};
  pipeline::build(pipeline::find_sources(pages, {.except = database}), database, options);
  const std::string first = test::dump_of(database);
  CHECK(store::Reader::open(database)->named("临浦区水务局").size() == 1);

  pipeline::BuildOptions again;
  again.again = pipeline::ReadAgain::kAll;
  pipeline::build({}, database, again);
  CHECK(test::dump_of(database) == first);
}

TEST_CASE("other words of one's own read again what they may stand in, and nothing else") {
  const test::TemporaryFolder folder;
  const std::string pages = folder / "pages", own = folder / "own", database = folder / "db", anew = folder / "anew";
  fs::create_directories(pages);
  fs::create_directories(own);
  test::write_file(pages + "/a.txt", "柳河镇召开会议\n\n方致远任望江社区片长。\n");
  test::write_file(pages + "/b.txt", "青岩镇召开会议\n\n沈曼宁任望江社区党委书记。\n");
  const pipeline::Sources all = pipeline::find_sources(std::vector<std::string>{pages});
  pipeline::BuildOptions options;
  const auto build = [&](const std::string& at) { return pipeline::build(all, at, options); };
  CHECK(build(database).added == 2);
  options.again = pipeline::ReadAgain::kOutdated;
  const auto is_as_fresh = [&] {
    fs::remove_all(anew);
    build(anew);
    return test::dump_of(database) == test::dump_of(anew) &&
           store::Reader::open(database)->stamp() == store::Reader::open(anew)->stamp();
  };

  options.lexicon = own;
  test::write_file(own + "/office.tsv", "片长\tjob\n");
  CHECK(build(database).added == 1);
  CHECK(is_as_fresh());
  test::write_file(own + "/office.tsv", "片长\tjob\n微网格召集人\tjob\n");
  CHECK(build(database).added == 0);
  CHECK(is_as_fresh());
  CHECK(build(database).added == 0);
  test::write_file(own + "/office.tsv", "微网格召集人\tjob\n");
  CHECK(build(database).added == 1);
  CHECK(is_as_fresh());
  // Of names of divisions nobody can tell.
  test::write_file(own + "/division.tsv", "310199\t柳溪区\n");
  CHECK(build(database).added == 2);
  CHECK(is_as_fresh());
  options.lexicon.reset();
  CHECK(build(database).added == 2);
  CHECK(is_as_fresh());
}
