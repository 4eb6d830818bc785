import { describe, expect, it } from "vitest";
import { characterOf } from "../avatar/character";
import { sceneNameOf } from "../stage/Stage";
import { drawings, drawingOf } from "./GiftArt";
import { weightOf } from "../room/giftEffects";

const catalogue =
  "spark clover high_five cookie paper_boat hot_cocoa cupcake lantern pinata vinyl_groove puppy_parade spotlight bubble_cannon heron comet aurora carousel stage_dive night_train glider_squad canyon_rally deep_dive ice_palace moon_base storm_griffin sunlit_stag leviathan supernova infinity".split(" ");

describe("gift art", () => {
  it("is drawn for every gift of the catalogue", () => {
    expect(catalogue.filter((gift) => !drawings[gift])).toEqual([]);
  });

  it("finds a drawing however the code is spelled, and a wrapped gift for one it does not know", () => {
    expect(drawingOf("Paper Boat")).toBe(drawings.paper_boat);
    expect(drawingOf("from-next-year").length).toBeGreaterThan(0);
  });

  it("gets heavier with the price", () => {
    expect(weightOf(1)).toBe(0);
    expect(weightOf(44_999)).toBe(1);
    expect(weightOf(1000)).toBeGreaterThan(weightOf(99));
  });
});

describe("faces", () => {
  it("are the same for the same seed and differ between seeds", () => {
    const first = JSON.stringify(characterOf("mia-7"));
    for (let i = 0; i < 700; i++) characterOf(`viewer-${i}`);
    expect(JSON.stringify(characterOf("mia-7"))).toBe(first);
    expect(new Set(Array.from({ length: 200 }, (_, i) => JSON.stringify(characterOf(`viewer-${i}`)))).size).toBe(200);
  });
});

describe("stages", () => {
  const live = (theme?: string) => ({ id: "live_1", title: "A show", ...(theme ? { theme } : {}) });

  it("fit the theme's words and never change for a room", () => {
    expect(sceneNameOf(live("night sky"))).toBe("observatory");
    expect(sceneNameOf(live("kitchen"))).toBe("kitchen");
    expect(sceneNameOf(live())).toBe(sceneNameOf(live()));
  });
});
