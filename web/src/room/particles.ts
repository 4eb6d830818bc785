interface Particle {
  x: number;
  y: number;
  dx: number;
  dy: number;
  size: number;
  turn: number;
  spin: number;
  colour: string;
  life: number;
  age: number;
  gravity: number;
  shape: "dot" | "shard" | "glint";
}

const MOST_PARTICLES = 900;

/** Confetti, sparks and glints on one canvas. Runs only while something moves, and never holds more than a fixed number. */
export class Particles {
  private readonly context: CanvasRenderingContext2D;
  private particles: Particle[] = [];
  private frame = 0;
  private last = 0;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.context = canvas.getContext("2d")!;
  }

  burst(x: number, y: number, colours: readonly string[], amount: number, strength: number, gravity = 620): void {
    const room = MOST_PARTICLES - this.particles.length;
    for (let i = 0; i < Math.min(amount, room); i++) {
      const angle = Math.random() * Math.PI * 2;
      const speed = strength * (0.25 + Math.random() * 0.75);
      this.particles.push({
        x,
        y,
        dx: Math.cos(angle) * speed,
        dy: Math.sin(angle) * speed - strength * 0.3,
        size: 3 + Math.random() * 6,
        turn: Math.random() * 6,
        spin: (Math.random() - 0.5) * 10,
        colour: colours[i % colours.length]!,
        life: 0.9 + Math.random() * 1.1,
        age: 0,
        gravity,
        shape: i % 5 === 0 ? "glint" : i % 2 ? "shard" : "dot",
      });
    }
    this.start();
  }

  /** Slow glints over the whole picture. */
  shower(colours: readonly string[], amount: number): void {
    const { width, height } = this.size();
    for (let i = 0; i < Math.min(amount, MOST_PARTICLES - this.particles.length); i++)
      this.particles.push({
        x: Math.random() * width,
        y: -20 - Math.random() * height * 0.7,
        dx: (Math.random() - 0.5) * 60,
        dy: 90 + Math.random() * 160,
        size: 4 + Math.random() * 7,
        turn: Math.random() * 6,
        spin: (Math.random() - 0.5) * 6,
        colour: colours[i % colours.length]!,
        life: 3.5 + Math.random() * 2,
        age: 0,
        gravity: 40,
        shape: i % 3 === 0 ? "glint" : "shard",
      });
    this.start();
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.particles = [];
  }

  private size(): { width: number; height: number; ratio: number } {
    return { width: this.canvas.clientWidth, height: this.canvas.clientHeight, ratio: Math.min(2, window.devicePixelRatio || 1) };
  }

  private start(): void {
    if (this.frame !== 0) return;
    const { width, height, ratio } = this.size();
    this.canvas.width = width * ratio;
    this.canvas.height = height * ratio;
    this.last = performance.now();
    this.frame = requestAnimationFrame((now) => this.step(now));
  }

  private step(now: number): void {
    const seconds = Math.min(0.05, (now - this.last) / 1000);
    this.last = now;
    const { width, height, ratio } = this.size();
    const context = this.context;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    this.particles = this.particles.filter((particle) => {
      particle.age += seconds;
      particle.dy += particle.gravity * seconds;
      particle.dx *= 1 - 0.9 * seconds;
      particle.x += particle.dx * seconds;
      particle.y += particle.dy * seconds;
      particle.turn += particle.spin * seconds;
      return particle.age < particle.life && particle.y < height + 40;
    });
    for (const particle of this.particles) this.draw(particle);
    context.globalAlpha = 1;
    this.frame = this.particles.length > 0 ? requestAnimationFrame((next) => this.step(next)) : 0;
  }

  private draw(particle: Particle): void {
    const context = this.context;
    const { x, y, size } = particle;
    context.globalAlpha = Math.min(1, (1 - particle.age / particle.life) * 2);
    context.fillStyle = particle.colour;
    context.beginPath();
    if (particle.shape === "dot") context.arc(x, y, size * 0.55, 0, 7);
    else if (particle.shape === "glint") {
      const inner = size * 0.22;
      const outer = size * 1.3;
      for (let i = 0; i < 8; i++) {
        const radius = i % 2 ? inner : outer;
        const angle = particle.turn * 0.3 + (i * Math.PI) / 4;
        context.lineTo(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius);
      }
    } else {
      const flat = Math.abs(Math.cos(particle.turn)) * size;
      const cos = Math.cos(particle.turn * 0.7);
      const sin = Math.sin(particle.turn * 0.7);
      context.moveTo(x + cos * size, y + sin * size);
      context.lineTo(x - sin * flat * 0.6, y + cos * flat * 0.6);
      context.lineTo(x - cos * size, y - sin * size);
      context.lineTo(x + sin * flat * 0.6, y - cos * flat * 0.6);
    }
    context.fill();
  }
}
