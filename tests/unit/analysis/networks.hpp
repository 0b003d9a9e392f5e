// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace govgraph::test {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Zachary (1977): 34 members of a karate club and the 78 ties between them, numbered from 0.
inline Pairs karate_club() {
  const std::vector<std::pair<std::uint32_t, std::vector<std::uint32_t>>> rows = {
      {1, {2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32}},
      {2, {3, 4, 8, 14, 18, 20, 22, 31}},
      {3, {4, 8, 9, 10, 14, 28, 29, 33}},
      {4, {8, 13, 14}},
      {5, {7, 11}},
      {6, {7, 11, 17}},
      {7, {17}},
      {9, {31, 33, 34}},
      {10, {34}},
      {14, {34}},
      {15, {33, 34}},
      {16, {33, 34}},
      {19, {33, 34}},
      {20, {34}},
      {21, {33, 34}},
      {23, {33, 34}},
      {24, {26, 28, 30, 33, 34}},
      {25, {26, 28, 32}},
      {26, {32}},
      {27, {30, 34}},
      {28, {34}},
      {29, {32, 34}},
      {30, {33, 34}},
      {31, {33, 34}},
      {32, {33, 34}},
      {33, {34}}};
  Pairs out;
  for (const auto& [a, others] : rows)
    for (const std::uint32_t b : others) out.emplace_back(a - 1, b - 1);
  return out;
}

enum Family : std::uint32_t {
  kAcciaiuoli,
  kAlbizzi,
  kBarbadori,
  kBischeri,
  kCastellani,
  kGinori,
  kGuadagni,
  kLamberteschi,
  kMedici,
  kPazzi,
  kPeruzzi,
  kRidolfi,
  kSalviati,
  kStrozzi,
  kTornabuoni
};

/// Padgett and Ansell (1993): marriages between 15 families of Florence.
inline Pairs florentine_families() {
  return {{kAcciaiuoli, kMedici}, {kCastellani, kPeruzzi}, {kCastellani, kStrozzi}, {kCastellani, kBarbadori},
          {kMedici, kBarbadori},  {kMedici, kRidolfi},     {kMedici, kTornabuoni},  {kMedici, kAlbizzi},
          {kMedici, kSalviati},   {kSalviati, kPazzi},     {kPeruzzi, kStrozzi},    {kPeruzzi, kBischeri},
          {kStrozzi, kRidolfi},   {kStrozzi, kBischeri},   {kRidolfi, kTornabuoni}, {kTornabuoni, kGuadagni},
          {kAlbizzi, kGinori},    {kAlbizzi, kGuadagni},   {kBischeri, kGuadagni},  {kGuadagni, kLamberteschi}};
}

/// Davis, Gardner and Gardner (1941): which of 14 events each of 18 women attended.
inline std::vector<std::pair<const char*, std::vector<int>>> southern_women() {
  return {{"Evelyn", {1, 2, 3, 4, 5, 6, 8, 9}},
          {"Laura", {1, 2, 3, 5, 6, 7, 8}},
          {"Theresa", {2, 3, 4, 5, 6, 7, 8, 9}},
          {"Brenda", {1, 3, 4, 5, 6, 7, 8}},
          {"Charlotte", {3, 4, 5, 7}},
          {"Frances", {3, 5, 6, 8}},
          {"Eleanor", {5, 6, 7, 8}},
          {"Pearl", {6, 8, 9}},
          {"Ruth", {5, 7, 8, 9}},
          {"Verne", {7, 8, 9, 12}},
          {"Myra", {8, 9, 10, 12}},
          {"Katherine", {8, 9, 10, 12, 13, 14}},
          {"Sylvia", {7, 8, 9, 10, 12, 13, 14}},
          {"Nora", {6, 7, 9, 10, 11, 12, 13, 14}},
          {"Helen", {7, 8, 10, 11, 12}},
          {"Dorothy", {8, 9}},
          {"Olivia", {9, 11}},
          {"Flora", {9, 11}}};
}

}  // namespace govgraph::test
