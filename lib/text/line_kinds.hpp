// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "lexicon/lexicon.hpp"

namespace govgraph::text {

/// What a line that stands by itself is, by its own words. All linear in the line, none empty.

/// Mastheads, page numbers, addresses, codes to scan, weather, guides to other pages, the frame of a web page.
bool is_furniture(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// As `is_furniture`, but only what cannot be a line of a paragraph: mastheads, names and numbers of pages.
bool is_masthead(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// 柳河街道党工委主管 柳河街道办事处主办: at the top of a paper, who publishes it.
bool names_publisher(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// 柳河社区报, 柳河时讯: the name of a paper by itself.
bool is_paper_name(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// Opens a guide to what stands on other pages: 本期导读.
bool is_guide(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// Points to another page: ……2版, (详见第3版).
bool points_to_page(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// 本报记者 …, 文/… 图/…, 来源：…, (王小明), 周明 何小雨: who wrote, photographed, edited or sent in.
bool is_byline(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// 周明远 何小雨 林文琴: only names, `least` of them or more.
bool is_row_of_names(const lexicon::Lexicon& lexicon, std::u32string_view text, std::size_t least);

/// 图片由…提供, 王小明 摄: a credit of a picture, which says nothing of the article's end.
bool is_picture_credit(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// Where the credit begins with which a text ends, "…大家都说好。(王小明)"; npos when it ends with none.
std::size_t closing_credit(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// 图为…, … 王小明 摄: what a picture shows, and whose it is.
bool is_caption(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// A full date by itself: 2025年6月3日, 二〇二五年六月三日, 2025-06-03, with a weekday or an hour behind it.
bool is_date(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// Ends the article above it by itself: END, 相关新闻.
bool is_end_mark(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// 柳河发布 2025-06-03 18:30 江苏: an account and when it put something out.
bool is_timestamp(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// 柳河镇党政办公室 2025年6月3日印发: an organ and the date of its paper, in one line.
bool is_signed_date(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// 柳政发〔2025〕3号
bool is_paper_number(std::u32string_view text);

/// Organs, and nothing else: those who sign a paper.
bool is_signer(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// 镇长 王建国: an office and the name of whoever gives the report.
bool names_reporter(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// 项目地点：…, 责任人：…: a field of a list, complete in its line.
bool is_field(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// "食堂。位于…": the line ends a sentence within its first `far` code points, which so began in the line before.
bool ends_at_once(std::u32string_view text, std::size_t far);

/// "建设，多次获评…": so short a first clause goes on with a sentence, unless it says when.
bool goes_on_with_sentence(const lexicon::Lexicon& lexicon, std::u32string_view text);

/// A line in bold that is a heading: of `longest` code points at most, no sentence and no field.
bool is_bold_heading(const lexicon::Lexicon& lexicon, std::u32string_view text, std::size_t longest);

/// (2025年3月1日某某会议通过): below a headline.
bool is_bracketed(std::u32string_view text);

}  // namespace govgraph::text
