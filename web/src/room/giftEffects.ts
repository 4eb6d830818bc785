import type { RoomGift } from "../api/types";
import { drawingOf } from "../gifts/GiftArt";
import { Particles } from "./particles";

const NAMESPACE = "http://www.w3.org/2000/svg";
const MOST_RISING = 36;

/** The strong colours of a drawing: what its burst is made of. */
export function coloursOf(gift: string): string[] {
  const colours = [...new Set(drawingOf(gift).map(([paint]) => (paint.startsWith("~") ? paint.slice(1, 8) : paint)))];
  const bright = colours.filter((colour) => /^#[0-9a-f]{6}$/i.test(colour) && parseInt(colour.slice(1, 3), 16) + parseInt(colour.slice(3, 5), 16) > 240);
  return bright.length > 1 ? bright : ["#ff6b42", "#ffd667", "#fff1dc"];
}

function artOf(gift: string): SVGSVGElement {
  const svg = document.createElementNS(NAMESPACE, "svg");
  svg.setAttribute("viewBox", "-2 -4 100 102");
  for (const [paint, path, opacity] of drawingOf(gift)) {
    const shape = document.createElementNS(NAMESPACE, "path");
    shape.setAttribute("d", path);
    if (paint.startsWith("~")) {
      const [colour, width] = paint.slice(1).split(":");
      shape.setAttribute("fill", "none");
      shape.setAttribute("stroke", colour!);
      shape.setAttribute("stroke-width", width!);
      shape.setAttribute("stroke-linecap", "round");
      shape.setAttribute("stroke-linejoin", "round");
    } else shape.setAttribute("fill", paint);
    if (opacity) shape.setAttribute("opacity", String(opacity));
    svg.append(shape);
  }
  return svg;
}

/** How many coins' worth of weight a gift has, from 0 for a Spark to 1 for the largest: size, time and noise follow it. */
export const weightOf = (coins: number): number => Math.min(1, Math.log10(Math.max(1, coins)) / Math.log10(44_999));

/**
 * Small and middle gifts, drawn straight into the layer: hundreds a minute must not go through rendering. Gifts that fill the
 * screen are {@link Moments}.
 */
export class GiftEffects {
  private readonly particles: Particles;
  private rising = 0;

  constructor(
    private readonly layer: HTMLElement,
    canvas: HTMLCanvasElement,
    private readonly calm: () => boolean,
  ) {
    this.particles = new Particles(canvas);
  }

  show(gift: RoomGift): void {
    if (this.calm() || document.hidden) return;
    if (gift.size === "combo") {
      const many = Math.min(gift.count, 6);
      for (let i = 0; i < many; i++) setTimeout(() => this.rise(gift), i * 90);
    } else if (gift.size === "standard") this.leap(gift);
  }

  celebrate(gift: RoomGift): void {
    if (this.calm()) return;
    const weight = weightOf(gift.coins);
    const { width, height } = this.area();
    this.particles.burst(width / 2, height * 0.42, coloursOf(gift.gift), Math.round(120 + 420 * weight * weight), 500 + 500 * weight);
    if (gift.size === "confirm" || gift.size === "grand") {
      this.particles.shower(["#ffd667", "#fff1dc", ...coloursOf(gift.gift)], gift.size === "grand" ? 320 : 160);
    }
  }

  stop(): void {
    this.particles.stop();
    this.layer.replaceChildren();
  }

  private area(): { width: number; height: number } {
    return { width: this.layer.clientWidth, height: this.layer.clientHeight };
  }

  private place(gift: string, size: number, x: number, y: number): HTMLElement {
    const holder = document.createElement("div");
    holder.className = "effect";
    holder.style.width = holder.style.height = `${size}px`;
    holder.style.left = `${x - size / 2}px`;
    holder.style.top = `${y - size / 2}px`;
    holder.append(artOf(gift));
    this.layer.append(holder);
    return holder;
  }

  private rise(gift: RoomGift): void {
    if (this.rising >= MOST_RISING) return;
    this.rising++;
    const { width, height } = this.area();
    const weight = weightOf(gift.coins / gift.count);
    const size = 40 + weight * 130;
    const x = width * (0.58 + Math.random() * 0.34);
    const far = height * (0.5 + Math.random() * 0.28);
    const sway = 22 + Math.random() * 40;
    const side = Math.random() < 0.5 ? -1 : 1;
    const holder = this.place(gift.gift, size, x, height - 90);
    const animation = holder.animate(
      [
        { transform: "translate(0, 40px) scale(0.2)", opacity: 0 },
        { transform: `translate(${side * sway * 0.4}px, ${-far * 0.12}px) scale(1.15) rotate(${side * 8}deg)`, opacity: 1, offset: 0.1 },
        { transform: `translate(${-side * sway}px, ${-far * 0.45}px) scale(1) rotate(${-side * 10}deg)`, opacity: 1, offset: 0.5 },
        { transform: `translate(${side * sway}px, ${-far * 0.85}px) scale(0.95) rotate(${side * 8}deg)`, opacity: 0.9, offset: 0.85 },
        { transform: `translate(${side * sway * 1.2}px, ${-far}px) scale(0.6)`, opacity: 0 },
      ],
      { duration: 2600 + Math.random() * 900, easing: "ease-out" },
    );
    animation.onfinish = () => {
      holder.remove();
      this.rising--;
    };
    animation.oncancel = animation.onfinish;
  }

  private leap(gift: RoomGift): void {
    const { width, height } = this.area();
    const weight = weightOf(gift.coins / gift.count);
    const size = Math.min(width * 0.5, 110 + weight * 180);
    const x = width * (0.5 + (Math.random() - 0.5) * 0.36);
    const y = height * (0.3 + Math.random() * 0.14);
    const start = height - y + size;
    const holder = this.place(gift.gift, size, x, y);
    const animation = holder.animate(
      [
        { transform: `translateY(${start}px) scale(0.5) rotate(-24deg)`, easing: "cubic-bezier(0.2, 0.8, 0.3, 1)" },
        { transform: "translateY(-26px) scale(1.08) rotate(6deg)", offset: 0.32, easing: "ease-in-out" },
        { transform: "translateY(0) scale(1) rotate(-3deg)", offset: 0.42, easing: "ease-in-out" },
        { transform: "translateY(-8px) scale(1.02) rotate(2deg)", offset: 0.72, easing: "ease-in" },
        { transform: "translateY(4px) scale(0.86)", offset: 0.8, opacity: 1, easing: "ease-out" },
        { transform: "translateY(-6px) scale(1.7)", opacity: 0 },
      ],
      { duration: 1900 + weight * 700 },
    );
    setTimeout(() => this.particles.burst(x, y, coloursOf(gift.gift), Math.round(40 + weight * 90), 320 + weight * 260), (1900 + weight * 700) * 0.81);
    animation.onfinish = () => holder.remove();
  }
}
